import { posix } from "node:path";
import { modulePrefix } from "../executor/module-prefix.ts";
import type { LoadedModule } from "../executor/protocol.ts";
import type { BundledModule, DefinitionBundle, ProjectBundle } from "./project-bundle.ts";

export interface AssembledModules {
  readonly modules: readonly LoadedModule[];
  /** JSON by path of module. */
  readonly sourceMaps: ReadonlyMap<string, string>;
}

/** Lays the modules of all definitions out in one tree, as the executor loads them. */
export function assembleModules({ app, components }: ProjectBundle): AssembledModules {
  const bundled = [app, ...components].flatMap((definition) =>
    modulesOf(definition).map((module) => ({
      ...module,
      path: modulePrefix(definition.definitionPath) + module.path,
    })),
  );
  const maps = bundled.flatMap(({ path, sourceMap }) =>
    sourceMap === undefined ? [] : [[path, sourceMap] as const],
  );
  return {
    modules: bundled.map(({ path, source, environment }) => ({ path, source, environment })),
    sourceMaps: new Map(maps),
  };
}

function modulesOf(definition: DefinitionBundle): readonly BundledModule[] {
  const config = definition.definition;
  return [
    ...(config === undefined ? [] : [config, ...imports(definition)]),
    ...(definition.schema === undefined ? [] : [definition.schema]),
    ...definition.modules,
  ];
}

// What a definition gets for another that it imports: its path and default name, which `use` asks for.
function imports({ definitionPath, dependencies }: DefinitionBundle): BundledModule[] {
  return dependencies.map((dependency) => {
    const path = `_componentDeps/${Buffer.from(dependency).toString("base64url")}`;
    const from = posix.dirname(modulePrefix(definitionPath) + path);
    const target = posix.relative(from, `${modulePrefix(dependency)}convex.config.js`);
    const source = `import definition from ${JSON.stringify(target)};
export default {
  componentDefinitionPath: ${JSON.stringify(dependency)},
  defaultName: definition.export().name,
};`;
    return { path, source, environment: "isolate" };
  });
}
