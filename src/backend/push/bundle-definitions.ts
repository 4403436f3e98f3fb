import { realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Plugin } from "esbuild";
import type { PushRejection } from "../deployment.ts";
import { confineImports } from "./confine-imports.ts";
import { buildRejections } from "./build-rejections.ts";
import { functionsFolder } from "./functions-folder.ts";
import type { DefinitionBundle } from "./project-bundle.ts";
import { runBundler } from "./run-bundler.ts";

const maximumDefinitions = 64;

/** A component definition and where it lies. */
export interface FoundDefinition extends Pick<DefinitionBundle, "definitionPath" | "dependencies"> {
  readonly definition: NonNullable<DefinitionBundle["definition"]>;
  /** Absolute. */
  readonly folder: string;
}

interface FoundDefinitions {
  readonly app: FoundDefinition;
  /** The app's included. */
  readonly definitions: readonly FoundDefinition[];
}

/** Bundles the app's `convex.config` and, one by one, the component definitions that it imports. */
export async function bundleDefinitions(
  projectDirectory: string,
  config: string,
): Promise<FoundDefinitions | { readonly rejections: readonly PushRejection[] }> {
  const root = join(await realpath(projectDirectory), functionsFolder);
  const confine = await confineImports(projectDirectory);
  try {
    const app = await bundleDefinition(join(root, config), root, confine);
    const definitions = new Map([["", app]]);
    const waiting = [...app.imported];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const path = definitionPathOf(next, root);
      if (definitions.has(path) || definitions.size > maximumDefinitions) continue;
      const found = await bundleDefinition(next, root, confine);
      definitions.set(path, found);
      waiting.push(...found.imported);
    }
    return { app, definitions: [...definitions.values()] };
  } catch (error) {
    return { rejections: buildRejections(error) };
  }
}

async function bundleDefinition(
  file: string,
  root: string,
  confine: Plugin,
): Promise<FoundDefinition & { readonly imported: readonly string[] }> {
  const imported: string[] = [];
  const outputFiles = await runBundler({
    absWorkingDir: dirname(root),
    entryPoints: [file],
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "esnext",
    conditions: ["convex", "module"],
    minify: true,
    keepNames: true,
    tsconfigRaw: {},
    plugins: [externalDefinitions(root, imported), confine],
  });
  const source = outputFiles[0]?.text ?? "";
  return {
    folder: dirname(file),
    definitionPath: definitionPathOf(file, root),
    definition: { path: "convex.config.js", source, environment: "isolate" },
    dependencies: [...new Set(imported.map((path) => definitionPathOf(path, root)))],
    imported,
  };
}

/** Leaves imports of definitions to the platform, under the names that it gives them. */
function externalDefinitions(root: string, imported: string[]): Plugin {
  return {
    name: "external-definitions",
    setup: (build) => {
      build.onResolve({ filter: /convex\.config/ }, async (args) => {
        if (args.kind === "entry-point" || args.pluginData === "resolving") return undefined;
        const { path: specifier, kind, resolveDir, importer } = args;
        for (const candidate of candidates(specifier)) {
          const options = { kind, resolveDir, importer, pluginData: "resolving" };
          const { path, errors } = await build.resolve(candidate, options);
          if (errors.length > 0 || !/[\\/]convex\.config\.[jt]s$/.test(path)) continue;
          imported.push(path);
          const encoded = Buffer.from(definitionPathOf(path, root)).toString("base64url");
          return { path: `./_componentDeps/${encoded}`, external: true };
        }
        return undefined;
      });
    },
  };
}

// Sources name the JavaScript that their neighbours become.
function candidates(specifier: string): readonly string[] {
  if (specifier.endsWith(".js")) return [specifier, specifier.replace(/\.js$/, ".ts")];
  return specifier.endsWith(".ts")
    ? [specifier]
    : [specifier, `${specifier}.js`, `${specifier}.ts`];
}

function definitionPathOf(file: string, root: string): string {
  return relative(root, dirname(file)).split(sep).join("/");
}
