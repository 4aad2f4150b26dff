import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** Tests that still run over the fake host, in a build of their own. */
const overFake = [
  "explore",
  "figures",
  "journal",
  "observed",
  "paths",
  "plan",
  "portfolio",
  "resume",
  "risk",
  "screens",
  "settings",
  "skills",
].map((name) => `tests/${name}.test.ts`);

export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ["browser"] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["src/**/*.test.ts"],
          environment: "./tests/client.ts",
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "window",
          include: ["tests/**/*.test.ts"],
          exclude: overFake,
          globalSetup: "./tests/setup.ts",
          setupFiles: "./tests/each.ts",
          // One browser and one bridge serve all files of a worker.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: { name: "fake", include: overFake, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
