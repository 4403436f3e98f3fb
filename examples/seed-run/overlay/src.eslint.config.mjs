import js from "@eslint/js";
import tseslint from "typescript-eslint";

const files = ["src/**/*.ts", "src/**/*.tsx"];

/** Values that a browser provides. Types and classes come from the compiler. */
const browserGlobals = [
  "alert",
  "cancelAnimationFrame",
  "clearInterval",
  "clearTimeout",
  "confirm",
  "console",
  "crypto",
  "document",
  "fetch",
  "history",
  "localStorage",
  "location",
  "matchMedia",
  "navigator",
  "performance",
  "prompt",
  "queueMicrotask",
  "requestAnimationFrame",
  "requestIdleCallback",
  "sessionStorage",
  "setInterval",
  "setTimeout",
  "structuredClone",
  "window",
];

export default [
  { ...js.configs.recommended, files },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files })),
  {
    files,
    languageOptions: {
      globals: Object.fromEntries(browserGlobals.map((name) => [name, "readonly"])),
    },
    rules: {
      "no-undef": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/only-throw-error": "error",
      "prefer-const": "warn",
      "@typescript-eslint/explicit-function-return-type": "warn",
      "no-unused-vars": "off",
      "@typescript-eslint/no-unused-vars": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
];
