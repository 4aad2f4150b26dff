// Svelte as the window runs it, where tests need no document.
import type { Environment } from "vitest/environments";

export default {
  name: "client",
  viteEnvironment: "client",
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
