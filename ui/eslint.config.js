import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Features stand alone: what two of them share lives in lib. */
const features = ["start", "today", "risk", "skills", "paths", "plan", "journal", "portfolio", "settings"];

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/lib/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs["flat/recommended"],
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      // TypeScript knows the globals; this rule does not.
      "no-undef": "off",
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/lib/host.ts speaks to Tauri." }] },
      ],
    },
  },
  { files: ["src/lib/host.ts"], rules: { "no-restricted-imports": "off" } },
  { files: ["**/*.test.ts"], rules: { "max-lines-per-function": "off" } },
  {
    files: ["**/*.svelte"],
    rules: { "max-lines": ["error", { max: 200 }], "max-lines-per-function": "off" },
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@tauri-apps/*"], message: "Only src/lib/host.ts speaks to Tauri." },
            {
              group: features
                .filter((other) => other !== name)
                .map((other) => `**/features/${other}/**`)
                .concat(features.filter((other) => other !== name).map((other) => `../${other}/**`)),
              message: "Features never import each other; share through lib.",
            },
          ],
        },
      ],
    },
  })),
);
