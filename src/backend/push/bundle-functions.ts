import { join, relative, sep } from "node:path";
import { build, type BuildFailure, type Message, type OutputFile } from "esbuild";
import type { LoadedModule, ModuleEnvironment } from "../executor/protocol.ts";
import type { PushRejection } from "../deployment.ts";
import { confineImports } from "./confine-imports.ts";
import { functionsFolder } from "./functions-folder.ts";

/** The modules of a push with the source maps of their bundles. */
export interface Bundle {
  readonly modules: readonly LoadedModule[];
  /** JSON by module path. */
  readonly sourceMaps: ReadonlyMap<string, string>;
}

export interface BundleRequest {
  readonly projectDirectory: string;
  /** Relative to the functions' folder. */
  readonly entryPoints: readonly string[];
  readonly environment: ModuleEnvironment;
}

const nodeAdvice =
  'It looks like you are using Node APIs from a file without the "use node" directive.\n' +
  'Split out actions using Node.js APIs like this into a new file only containing actions that uses "use node" ' +
  "so these actions will run in a Node.js environment.\n" +
  "For more information see https://docs.convex.dev/functions/runtimes#nodejs-runtime";

/** Bundles entry points as the command-line client does. Control files of the project have no effect. */
export async function bundleFunctions(
  request: BundleRequest,
): Promise<Bundle | readonly PushRejection[]> {
  if (request.entryPoints.length === 0) return { modules: [], sourceMaps: new Map() };
  try {
    return readOutput(await runEsbuild(request), request);
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return error.errors.map(toRejection);
  }
}

async function runEsbuild({
  projectDirectory,
  entryPoints,
  environment,
}: BundleRequest): Promise<readonly OutputFile[]> {
  const folder = join(projectDirectory, functionsFolder);
  const { outputFiles } = await build({
    absWorkingDir: projectDirectory,
    entryPoints: entryPoints.map((path) => join(folder, path)),
    outdir: join(projectDirectory, "out"),
    outbase: folder,
    chunkNames: environment === "node" ? "_deps/node/[hash]" : "_deps/[hash]",
    bundle: true,
    splitting: true,
    treeShaking: true,
    platform: environment === "node" ? "node" : "browser",
    format: "esm",
    target: "esnext",
    jsx: "automatic",
    conditions: ["convex", "module"],
    define: { "process.env.NODE_ENV": '"production"' },
    keepNames: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    tsconfigRaw: {},
    plugins: [await confineImports(projectDirectory)],
    write: false,
    logLevel: "silent",
  });
  return outputFiles;
}

function readOutput(
  files: readonly OutputFile[],
  { projectDirectory, environment }: BundleRequest,
): Bundle {
  const modules: LoadedModule[] = [];
  const sourceMaps = new Map<string, string>();
  for (const { path, text } of files) {
    const module = relative(join(projectDirectory, "out"), path).split(sep).join("/");
    if (module.endsWith(".map")) sourceMaps.set(module.slice(0, -".map".length), text);
    else modules.push({ path: module, source: text, environment });
  }
  return { modules, sourceMaps };
}

function toRejection({ text, location, notes }: Message): PushRejection {
  const needsNode = notes.some((note) => note.text.includes("Are you trying to bundle for node?"));
  return {
    phase: "bundler",
    code: "BundleError",
    message: needsNode ? `${text}\n${nodeAdvice}` : text,
    ...(location === null
      ? {}
      : { file: location.file, line: location.line, column: location.column + 1 }),
  };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
