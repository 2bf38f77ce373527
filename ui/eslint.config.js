import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const tauri = {
  group: ["@tauri-apps", "@tauri-apps/*"],
  message: "Only src/lib/api talks to the shell; use call() or shell().",
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/api/generated.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "no-undef": "off", // TypeScript says it better
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      "svelte/prefer-svelte-reactivity": "off", // most maps here are looked up, not rendered
      "svelte/no-at-html-tags": "error",
      "svelte/require-each-key": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
    // A `let x = $bindable()` or `$props()` that is never reassigned is still a rune.
    rules: { "prefer-const": "off", "svelte/prefer-const": "off" },
  },
  {
    files: ["src/**"],
    ignores: ["src/lib/api/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [tauri] }] },
  },
  {
    // A feature knows $lib and its own folder; features never import each other.
    files: ["src/features/*/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            tauri,
            { group: ["../*"], message: "Features import $lib and their own folder only." },
          ],
        },
      ],
    },
  },
  {
    // A large feature has folders of its own; they know one another, and still no other feature.
    files: ["src/features/*/*/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            tauri,
            { group: ["../../*"], message: "Features import $lib and their own folder only." },
          ],
        },
      ],
    },
  },
  { files: ["*.js", "*.ts", "tests/**"], languageOptions: { globals: { ...globals.node } } },
  {
    // Walks run in Node and tell what they see.
    files: ["walks/**"],
    languageOptions: { globals: { ...globals.node } },
    rules: { "no-console": "off" },
  },
);
