// A browser on a build of the window with the fake host: the whole interface without the shell.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";

const root = join(import.meta.dirname, "..");
const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";

export interface Scene {
  /** The fake host's scene, for example "?world=lived&days=10#/plan". */
  at?: string;
  scheme?: "light" | "dark";
  width?: number;
  height?: number;
}

export interface Bench {
  open: (scene?: Scene) => Promise<Page>;
  close: () => Promise<void>;
}

/** Builds once, serves it, starts the browser. */
export async function start(): Promise<Bench> {
  const outDir = await mkdtemp(join(tmpdir(), "waymark-ui-"));
  await build({ root, mode: "fake", logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server: PreviewServer = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, strictPort: false, host: "127.0.0.1" },
  });
  const address = server.httpServer.address();
  const port = typeof address === "object" && address !== null ? address.port : 4173;
  const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  return {
    open: (scene = {}) => openPage(browser, `http://127.0.0.1:${port}/`, scene),
    close: async () => {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, url: string, scene: Scene): Promise<Page> {
  const { at = "", scheme = "light", width = 1280, height = 800 } = scene;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  // Whatever the window complains about, or asks of a network, fails the test that caused it.
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on(
    "request",
    (request) => request.url().startsWith(url) || problems.push(`asked for ${request.url()}`),
  );
  await page.goto(url + at);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return page;
}

const problems: string[] = [];

/** What went wrong in any page since the last call. */
export function takeProblems(): string[] {
  return problems.splice(0).filter((text) => !text.startsWith("asked for data:"));
}

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Violations of accessibility rules on the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const source = await readFile(axeFile, "utf8");
  await page.evaluate(source);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.target.join(" ")} (${node.failureSummary ?? ""})`,
      ),
    );
  });
}

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
