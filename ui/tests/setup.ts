// Once for all browser tests: everything is built, the window is served, and the scenes are made.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { preview, type Plugin } from "vite";
import { makeScenes } from "./scenes";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the window is served. */
    url: string;
    /** The bridge and the terminal client. */
    programs: { bridge: string; terminal: string };
    /** A folder of this run. */
    folder: string;
    /** The folder of the scenes. */
    scenes: string;
  }
}

const root = join(import.meta.dirname, "../..");

/**
 * The folder with the programs. What builds everything anyway names it in `WAYMARK_BUILT`; elsewhere cargo
 * builds what is behind, and its build script the window.
 */
function built(): string {
  if (process.env.WAYMARK_BUILT) return join(root, process.env.WAYMARK_BUILT);
  execFileSync("cargo", ["build", "--quiet", "--workspace", "--bins", "--examples"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return join(root, process.env.CARGO_TARGET_DIR ?? "target", "debug");
}

/** The scenes, as this client and our calls of it make them: kept beside it until either changes. */
async function scenesBy(terminal: string, folder: string): Promise<string> {
  const { mtimeMs, size } = statSync(terminal);
  const made = readFileSync(join(import.meta.dirname, "scenes.ts"));
  const key = createHash("sha256").update(`${mtimeMs} ${size}`).update(made).digest("hex").slice(0, 16);
  const scenes = join(folder, `scenes-${key}`);
  if (existsSync(scenes)) return scenes;
  const before = (await readdir(folder)).filter((name) => name.startsWith("scenes-"));
  await Promise.all(before.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  const making = await mkdtemp(join(folder, "scenes-"));
  await makeScenes(terminal, making);
  await rename(making, scenes);
  return scenes;
}

/** The policies of the program: one for the page, and one for what is none, which workers obey. */
function policies(): Plugin {
  const { app } = JSON.parse(readFileSync(join(root, "tauri.conf.json"), "utf8")) as {
    app: { security: { csp: string } };
  };
  const source = readFileSync(join(root, "src-tauri/src/window.rs"), "utf8");
  const ofWorkers = /"(default-src 'none';[^"]*wasm[^"]*)"/.exec(source)?.[1];
  if (ofWorkers === undefined) throw new Error("window.rs has no policy for workers.");
  return {
    name: "policies",
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(({ url = "/" }, response, next) => {
        const policy = url.startsWith("/assets/") ? ofWorkers : app.security.csp;
        response.setHeader("Content-Security-Policy", policy);
        next();
      });
    },
  };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const from = built();
  const exe = process.platform === "win32" ? ".exe" : "";
  const programs = {
    bridge: join(from, "examples", `bridge${exe}`),
    terminal: join(from, `waymark-cli${exe}`),
  };
  for (const program of [...Object.values(programs), join(root, "ui/dist/index.html")])
    if (!existsSync(program)) throw new Error(`${program} has not been built.`);
  const folder = await mkdtemp(join(tmpdir(), "waymark-ui-"));
  const scenes = await scenesBy(programs.terminal, from);
  // The window as it is built into the program.
  const server = await preview({
    root: join(root, "ui"),
    logLevel: "error",
    preview: {
      port: 0,
      strictPort: false,
      host: "127.0.0.1",
    },
    plugins: [policies()],
  });
  const address = server.httpServer.address();
  if (typeof address !== "object" || address === null) throw new Error("The window is not served.");
  project.provide("url", `http://127.0.0.1:${address.port}/`);
  project.provide("programs", programs);
  project.provide("folder", folder);
  project.provide("scenes", scenes);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
