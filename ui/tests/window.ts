// The window as it is built, in a browser, over the real shell. One browser and one bridge for each worker.
import { readFileSync } from "node:fs";
import { cp, mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import type { Args, Name, Result } from "../src/lib/host";
import { Bridge, nineOn, zone } from "./bridge";
import { dayOf, terminal, type SceneName } from "./scenes";

export interface Scene {
  /** The journal; an empty one if none is named. */
  journal?: SceneName;
  /** Where in the window, for example "plan". */
  at?: string;
  /** Milliseconds by which every answer of the shell is late. */
  slow?: number | undefined;
  scheme?: "light" | "dark";
  width?: number;
  height?: number;
}

interface Shell {
  bridge: Bridge;
  /** The journal that is open, and the day. */
  dir: string;
  today: string;
}

interface View {
  browser: Browser;
  /** One page for all tests of a worker: making one takes longer than loading the window. */
  page: Page;
  problems: string[];
}

// Files that run in the same worker share it: a module may be loaded anew for each.
const kept = globalThis as { waymarkShell?: Promise<Shell>; waymarkView?: Promise<View> };

async function startShell(): Promise<Shell> {
  const home = await mkdtemp(join(inject("folder"), "home-"));
  return { bridge: new Bridge(inject("programs").bridge, home), dir: "", today: "" };
}

async function startView(): Promise<View> {
  const { CHROME_PATH = "/usr/bin/chromium" } = process.env;
  const { bridge } = await theShell();
  const browser = await chromium.launch({ executablePath: CHROME_PATH, args: ["--no-sandbox"] });
  const context = await browser.newContext({
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: zone,
  });
  // What Tauri puts into the page, as far as the window asks for it.
  await context.exposeBinding("askShell", (_, command: string, args: object) =>
    bridge.ask({ call: { command, args } }),
  );
  await context.addInitScript(() => {
    const page = globalThis as unknown as {
      isTauri: boolean;
      __TAURI_INTERNALS__: object;
      askShell: (command: string, args: object) => Promise<{ ok: unknown } | { error: unknown }>;
    };
    page.isTauri = true;
    page.__TAURI_INTERNALS__ = {
      invoke: async (command: string, args: object) => {
        const answer = await page.askShell(command, args);
        if ("error" in answer) throw answer.error;
        return answer.ok;
      },
    };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const problems: string[] = [];
  watch(page, problems);
  return { browser, page, problems };
}

const theShell = (): Promise<Shell> => (kept.waymarkShell ??= startShell());
const theView = (): Promise<View> => (kept.waymarkView ??= startView());

/** The shell behind the window: its dialogs and its faults. */
export const shell = async (): Promise<Bridge> => (await theShell()).bridge;

/** What a command of the shell answers, as the window is told. */
export async function call<K extends Name>(command: K, args: Args<K>): Promise<Result<K>> {
  return (await shell()).call(command, args);
}

/** A folder for what a test takes in or saves. */
export const emptyFolder = (): Promise<string> => mkdtemp(join(inject("folder"), "files-"));

/** Opens a copy of a journal in the shell, in the morning of the day that it is made for; no window. */
export async function take(journal: SceneName): Promise<void> {
  const one = await theShell();
  one.dir = await mkdtemp(join(inject("folder"), "journal-"));
  one.today = dayOf(journal);
  await cp(join(inject("scenes"), journal), one.dir, { recursive: true });
  await one.bridge.open(one.dir, one.today);
}

/** Opens the window on a copy of a journal, in the morning of the day that the journal is made for. */
export async function open(scene: Scene = {}): Promise<Page> {
  const { journal = "empty", at = "", slow, scheme = "light", width = 1280, height = 800 } = scene;
  const { page } = await theView();
  await take(journal);
  const { bridge, today } = await theShell();
  if (slow !== undefined) await bridge.inject("*", { delay_ms: slow });
  await page.setViewportSize({ width, height });
  // A test before may have printed.
  await page.emulateMedia({ media: "screen", colorScheme: scheme });
  await page.clock.setFixedTime(nineOn(today));
  await page.goto(at ? `${inject("url")}#/${at}` : inject("url"));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return page;
}

/** Whatever the window complains about, or asks of a network, fails the test that caused it. */
function watch(page: Page, problems: string[]): void {
  const url = inject("url");
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !/^(data|about):/.test(asked)) problems.push(`asked for ${asked}`);
  });
}

/** The same journal on another day: the program is started anew, and its page loaded. */
export async function restart(page: Page, today?: string): Promise<void> {
  const one = await theShell();
  one.today = today ?? one.today;
  await one.bridge.open(one.dir, one.today);
  await page.clock.setFixedTime(nineOn(one.today));
  await page.reload();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

/** What the terminal client says on the journal that is open. */
export async function atTerminal(...words: string[]): Promise<string> {
  const { dir, today } = await theShell();
  return terminal(inject("programs").terminal, dir, today, words);
}

/** Leaves the window as if it had never been opened here, and tells what went wrong in it. */
export async function finish(): Promise<string[]> {
  if (!kept.waymarkView) return [];
  const { page, problems } = await kept.waymarkView;
  if (page.url() === "about:blank") return problems.splice(0);
  if (page.url().startsWith(inject("url"))) await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  return problems.splice(0);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations of accessibility rules on the page once nothing fades any more, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const fading = async (): Promise<Animation[]> => {
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      const running = document.getAnimations().filter((one) => one.playState === "running");
      return running.filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    };
    // What ends may let something else begin.
    for (let some = await fading(); some.length > 0; some = await fading())
      await Promise.allSettled(some.map((one) => one.finished));
  });
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
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

/** No rule of accessibility is broken, and nothing is wider than the window. */
export async function isFine(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
