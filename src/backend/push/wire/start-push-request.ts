import { createHash } from "node:crypto";
import { z } from "zod";
import type { BundledModule, DefinitionBundle, ProjectBundle } from "../project-bundle.ts";

const environment = z.enum(["isolate", "node"]);

const sentModule = z.object({
  path: z.string(),
  source: z.string(),
  sourceMap: z.string().optional(),
  environment,
});

const moduleHash = z.object({ path: z.string(), environment, sha256: z.string() });

/** Body of `start_push`, `evaluate_push` and `evaluate_schema` (convex/src/cli/lib/deployApi/startPush.ts). */
export const startPushRequest = z.object({
  adminKey: z.string(),
  dryRun: z.boolean(),
  functions: z.string(),
  appDefinition: z.object({
    definition: sentModule.nullable(),
    dependencies: z.array(z.string()),
    schema: sentModule.nullable(),
    changedModules: z.array(sentModule),
    unchangedModuleHashes: z.array(moduleHash),
    udfServerVersion: z.string(),
  }),
  componentDefinitions: z.array(
    z.object({
      definitionPath: z.string().min(1),
      definition: sentModule,
      dependencies: z.array(z.string()),
      schema: sentModule.nullable(),
      functions: z.array(sentModule),
      udfServerVersion: z.string(),
    }),
  ),
});

export type StartPushRequest = z.infer<typeof startPushRequest>;

/** Hash by which client and deployment compare modules: SHA-256 of source and source map. */
export function moduleHashOf({ source, sourceMap = "" }: BundledModule): string {
  return createHash("sha256").update(source).update(sourceMap).digest("hex");
}

/**
 * The bundle that a request brings. Unchanged modules are taken from `earlier`; `undefined` where one is not there, so
 * another push came between.
 */
export function toProjectBundle(
  { appDefinition, componentDefinitions }: StartPushRequest,
  earlier: readonly BundledModule[],
): ProjectBundle | undefined {
  const { definition, dependencies, schema, changedModules, unchangedModuleHashes } = appDefinition;
  const unchanged = unchangedModuleHashes.flatMap(({ path, sha256 }) => {
    const known = earlier.find((module) => module.path === path);
    return known !== undefined && moduleHashOf(known) === sha256 ? [known] : [];
  });
  if (unchanged.length < unchangedModuleHashes.length) return undefined;
  const app: DefinitionBundle = {
    definitionPath: "",
    definition: definition === null ? undefined : toModule(definition),
    dependencies,
    schema: schema === null ? undefined : toModule(schema),
    modules: [...changedModules.map(toModule), ...unchanged],
  };
  const clientVersion = appDefinition.udfServerVersion;
  return { clientVersion, app, components: componentDefinitions.map(toDefinition) };
}

function toDefinition(sent: StartPushRequest["componentDefinitions"][number]): DefinitionBundle {
  return {
    definitionPath: sent.definitionPath,
    definition: toModule(sent.definition),
    dependencies: sent.dependencies,
    schema: sent.schema === null ? undefined : toModule(sent.schema),
    modules: sent.functions.map(toModule),
  };
}

function toModule({ sourceMap, ...module }: z.infer<typeof sentModule>): BundledModule {
  return sourceMap === undefined ? module : { ...module, sourceMap };
}
