import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { runBundler } from "../../../backend/push/run-bundler.ts";
import { HarnessError } from "../../../lib/harness-error.ts";
import { modulePath } from "../../../lib/module-path.ts";
import { confineClient } from "../confine-client.ts";
import { sharedFolder } from "../shared-folder.ts";
import { providedModules, providedNames } from "./provided-modules.ts";

const options = {
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  logLevel: "silent",
  tsconfigRaw: "{}",
  define: { "process.env.NODE_ENV": '"production"' },
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire("file:///");',
  },
} as const;

/** The program that holds a page, bundled once for all workers that share the folder. */
export async function pageProgram(cacheDirectory: string): Promise<string> {
  const folder = await sharedFolder(join(cacheDirectory, "page-program"), async (draft) => {
    await writeFile(join(draft, "page.mjs"), await bundlePageProgram());
  });
  return readFile(join(folder, "page.mjs"), "utf8");
}

/** Bundles the program that holds a page, React and the document included: self-contained, for the sandbox. */
export async function bundlePageProgram(): Promise<string> {
  const entry = modulePath(import.meta.url, "./page-main");
  const { outputFiles } = await build({ ...options, entryPoints: [entry], minify: true });
  const [file] = outputFiles;
  if (file === undefined) throw new HarnessError("stop-run", "The page could not be bundled.");
  return file.text;
}

/** Bundles a component of the candidate, without what the page's program provides. What does not build is an error. */
export async function bundleComponent(
  entry: string,
  projectDirectory: string,
): Promise<{ readonly code: string } | { readonly error: string }> {
  try {
    const outputFiles = await runBundler({
      ...options,
      stdin: {
        contents: `export { default } from ${JSON.stringify(`./${entry}`)};`,
        resolveDir: projectDirectory,
      },
      jsx: "automatic",
      plugins: [provided(), await confineClient(projectDirectory)],
    });
    return { code: outputFiles[0]?.text ?? "" };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** React is that of the page even where the candidate brings its own, and the client library is a stub. */
function provided(): Plugin {
  return {
    name: "provided",
    setup(bundler) {
      bundler.onResolve({ filter: /^(react|react-dom|convex\/react)(\/|$)/ }, ({ path }) =>
        providedNames.includes(path) ? { path, namespace: "provided" } : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: "provided" }, ({ path }) => ({
        contents: `module.exports = globalThis[${JSON.stringify(providedModules)}][${JSON.stringify(path)}];`,
        loader: "js",
      }));
    },
  };
}
