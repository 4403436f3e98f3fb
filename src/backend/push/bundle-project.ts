import { join } from "node:path";
import type { PushRejection } from "../deployment.ts";
import { bundleDefinitions, type FoundDefinition } from "./bundle-definitions.ts";
import { bundleFunctions } from "./bundle-functions.ts";
import { entryPoints, mustBeIsolate, usesNode } from "./entry-points.ts";
import { functionsFolder } from "./functions-folder.ts";
import type { BundledModule, DefinitionBundle, ProjectBundle } from "./project-bundle.ts";
import { readFunctionsFolder } from "./read-functions-folder.ts";

interface Rejected {
  readonly rejections: readonly PushRejection[];
}

type Sources = Readonly<Record<string, string>>;

/** Bundles the app and its components as the command-line client does. Control files of the project have no effect. */
export async function bundleProject(projectDirectory: string): Promise<ProjectBundle | Rejected> {
  const sources = await readFunctionsFolder(join(projectDirectory, functionsFolder));
  const app = await bundleApp(projectDirectory, sources);
  if ("rejections" in app) return app;
  const config = ["convex.config.ts", "convex.config.js"].find((path) => path in sources);
  if (config === undefined) return { app, components: [] };
  const found = await bundleDefinitions(projectDirectory, config);
  if ("rejections" in found) return found;
  const components: DefinitionBundle[] = [];
  for (const definition of found.definitions) {
    if (definition.definitionPath === "") continue;
    const component = await bundleComponent(projectDirectory, definition);
    if ("rejections" in component) return component;
    components.push(component);
  }
  const { definition, dependencies } = found.app;
  return { app: { ...app, definition, dependencies }, components };
}

async function bundleApp(
  projectDirectory: string,
  sources: Sources,
): Promise<DefinitionBundle | Rejected> {
  const entries = entryPoints(sources);
  const nodeEntries = entries.filter((path) => usesNode(sources[path] ?? ""));
  const declarations = [schemaIn(sources), authConfigIn(sources)].flat();
  const refused = [
    ...reservedFolders(sources),
    ...[...nodeEntries, ...declarations.filter((path) => usesNode(sources[path] ?? ""))]
      .filter(mustBeIsolate)
      .map(refuseDirective),
    ...entries.filter((path) => !nodeEntries.includes(path)).flatMap(refuseActionsFolder),
  ];
  if (refused.length > 0) return { rejections: refused };
  const folder = join(projectDirectory, functionsFolder);
  // One after the other, so that code that ends the bundler's process harms no bundle but its own.
  const isolate = await bundleFunctions({
    projectDirectory,
    folder,
    entryPoints: [...declarations, ...entries.filter((path) => !nodeEntries.includes(path))],
    environment: "isolate",
  });
  if ("rejections" in isolate) return isolate;
  const node = await bundleFunctions({
    projectDirectory,
    folder,
    entryPoints: nodeEntries,
    environment: "node",
  });
  if ("rejections" in node) return node;
  const modules = [...isolate.modules, ...node.modules];
  return { definitionPath: "", definition: undefined, dependencies: [], ...split(modules) };
}

async function bundleComponent(
  projectDirectory: string,
  { folder, definitionPath, definition, dependencies }: FoundDefinition,
): Promise<DefinitionBundle | Rejected> {
  const sources = await readFunctionsFolder(folder);
  const entries = entryPoints(sources);
  if (entries.some((path) => usesNode(sources[path] ?? ""))) {
    const message = `"use node" directive is not supported in components. Remove it from the component at: ${definitionPath}.`;
    return { rejections: [{ phase: "bundler", code: "BundleError", message }] };
  }
  const bundle = await bundleFunctions({
    projectDirectory,
    folder,
    entryPoints: [...schemaIn(sources), ...entries],
    environment: "isolate",
  });
  if ("rejections" in bundle) return bundle;
  return { definitionPath, definition, dependencies, ...split(bundle.modules) };
}

function schemaIn(sources: Sources): string[] {
  return ["schema.ts", "schema.js"].filter((path) => path in sources).slice(0, 1);
}

function authConfigIn(sources: Sources): string[] {
  return ["auth.config.ts", "auth.config.js"].filter((path) => path in sources).slice(0, 1);
}

function split(modules: readonly BundledModule[]): Pick<DefinitionBundle, "schema" | "modules"> {
  return {
    schema: modules.find(({ path }) => path === "schema.js"),
    modules: modules.filter(({ path }) => path !== "schema.js"),
  };
}

function reservedFolders(sources: Sources): PushRejection[] {
  const reserved = Object.keys(sources).find((path) => path.startsWith("_deps/"));
  if (reserved === undefined) return [];
  const message = `The path "${functionsFolder}/${reserved}" is within the "_deps" directory, which is reserved for dependencies. Please move your code to another directory.`;
  return [refuse(reserved, message)];
}

function refuseDirective(path: string): PushRejection {
  return refuse(path, `"use node" directive is not allowed for ${path}.`);
}

function refuseActionsFolder(path: string): PushRejection[] {
  if (!path.startsWith("actions/")) return [];
  const message =
    `${path} is in /actions subfolder but has no "use node"; directive. You can now define actions in any folder and ` +
    `indicate they should run in node by adding "use node" directive. /actions is a deprecated way to choose Node.js ` +
    `environment, and we require "use node" for all files within that folder to avoid unexpected errors during the ` +
    `migration. See https://docs.convex.dev/functions/actions for more details`;
  return [refuse(path, message)];
}

function refuse(path: string, message: string): PushRejection {
  return {
    phase: "bundler",
    code: "BundleError",
    message,
    file: `${functionsFolder}/${path}`,
    line: 1,
  };
}
