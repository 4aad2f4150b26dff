import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  preview: { port: 4173, host: "127.0.0.1" },
  worker: { format: "es" },
  build: {
    target: ["safari16", "chrome110"],
    outDir: "dist",
    emptyOutDir: true,
    // One chunk, nothing to preload, and nothing that fetches.
    modulePreload: false,
    chunkSizeWarningLimit: 900,
    // Squeezing the grammar check only to print how small it gets takes seconds.
    reportCompressedSize: false,
  },
});
