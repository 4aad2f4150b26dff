import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// What a test reads in words of a date is what the page says, whose reader is British.
process.env.LC_ALL = "en_GB.UTF-8";

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
          globalSetup: "./tests/setup.ts",
          setupFiles: "./tests/each.ts",
          // One browser and one bridge serve all files of a worker.
          isolate: false,
          maxWorkers: 2,
        },
      },
    ],
  },
});
