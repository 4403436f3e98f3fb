import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Two builds: the app that `faultline view` serves, and with `--mode export` the same as one classic script, since a
 * browser loads no modules from `file://`. `data.js`, which the export writes beside it, holds the answers of the API.
 */
export default defineConfig(({ mode }) => {
  const isExport = mode === "export";
  return {
    root: pathOf("."),
    // The pages lie at many depths; those of an export are opened from wherever it was copied to.
    base: isExport ? "./" : "/",
    plugins: [react(), ...(isExport ? [classicScript()] : [])],
    build: {
      outDir: pathOf(isExport ? "../dist/viewer-export" : "../dist/viewer"),
      emptyOutDir: true,
      target: "es2023",
      modulePreload: { polyfill: false },
      // A data URL would need an exception in the content security policy.
      assetsInlineLimit: 0,
      ...(isExport ? { cssCodeSplit: false, rolldownOptions: oneFile } : {}),
    },
    server: { proxy: { "/api": "http://127.0.0.1:4747" } },
  };
});

const oneFile = {
  output: { format: "iife", codeSplitting: false, entryFileNames: "assets/viewer.js" },
} as const;

function classicScript(): Plugin {
  return {
    name: "classic-script",
    enforce: "post",
    transformIndexHtml: (html) =>
      html
        .replace(
          /<script type="module" crossorigin/u,
          '<script defer src="./data.js"></script>\n    <script defer',
        )
        .replace(/<link rel="stylesheet" crossorigin/u, '<link rel="stylesheet"'),
  };
}
