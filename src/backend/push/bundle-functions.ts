import { join, relative, sep } from "node:path";
import type { OutputFile } from "esbuild";
import type { ModuleEnvironment } from "../executor/protocol.ts";
import type { PushRejection } from "../deployment.ts";
import { buildRejections } from "./build-rejections.ts";
import { confineImports } from "./confine-imports.ts";
import { platformModules } from "./platform-modules.ts";
import type { BundledModule } from "./project-bundle.ts";
import { runBundler } from "./run-bundler.ts";

export interface BundleRequest {
  readonly projectDirectory: string;
  /** Absolute folder of the app's functions or of a component's. */
  readonly folder: string;
  /** Relative to the folder. */
  readonly entryPoints: readonly string[];
  readonly environment: ModuleEnvironment;
}

/** Bundles entry points as the command-line client does. Control files of the project have no effect. */
export async function bundleFunctions(
  request: BundleRequest,
): Promise<
  { readonly modules: readonly BundledModule[] } | { readonly rejections: readonly PushRejection[] }
> {
  if (request.entryPoints.length === 0) return { modules: [] };
  try {
    return { modules: readOutput(await runEsbuild(request), request) };
  } catch (error) {
    return { rejections: buildRejections(error) };
  }
}

async function runEsbuild({
  projectDirectory,
  folder,
  entryPoints,
  environment,
}: BundleRequest): Promise<readonly OutputFile[]> {
  return await runBundler({
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
    plugins: [platformModules(environment), await confineImports(projectDirectory)],
  });
}

function readOutput(
  files: readonly OutputFile[],
  { projectDirectory, environment }: BundleRequest,
): readonly BundledModule[] {
  const texts = new Map(
    files.map(({ path, text }) => {
      const module = relative(join(projectDirectory, "out"), path).split(sep).join("/");
      return [module, text] as const;
    }),
  );
  return [...texts]
    .filter(([path]) => !path.endsWith(".map"))
    .map(([path, source]) => {
      const sourceMap = texts.get(`${path}.map`);
      const module = { path, source, environment };
      return sourceMap === undefined ? module : { ...module, sourceMap };
    });
}
