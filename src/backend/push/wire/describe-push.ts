import { describeSchema } from "../../system/describe-schema.ts";
import type { ComponentCode, DeployedCode } from "../../functions/deployed-code.ts";
import type { AnalyzedPush } from "../analyze-project.ts";
import type { AnalyzedDefinition } from "../analyzed-definition.ts";
import type { ComponentExports } from "../component-definition.ts";
import { compareIndexes } from "./describe-indexes.ts";

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;
const functionReference = "_reference/function/";

/** What a push is compared with, and the number under which the client refers to it. */
export interface PushContext {
  readonly id: string;
  readonly before: DeployedCode | undefined;
  readonly environmentVariables: Readonly<Record<string, string>>;
}

/** Answer to `start_push` (convex/src/cli/lib/deployApi/startPush.ts). */
export function describePush(push: AnalyzedPush, context: PushContext): object {
  const definitions = [...push.definitions.values()];
  const appAuth = push.definitions.get("")?.auth ?? [];
  return {
    environmentVariables: context.environmentVariables,
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth,
    analysis: Object.fromEntries(definitions.map((each) => [each.definitionPath, describe(each)])),
    app: describeComponent(push.code, push),
    schemaChange: describeSchemaChange(push, context),
  };
}

/** Which indexes and schemas change, by component. */
export function describeSchemaChange(
  { code }: AnalyzedPush,
  { id, before }: Pick<PushContext, "id" | "before">,
): object {
  const diffs = [...code.components.values()].map(({ path, schema }): [string, object] => [
    path,
    compareIndexes(before?.components.get(path)?.schema, schema),
  ]);
  const fresh = [...code.components.keys()].filter((path) => !before?.components.has(path));
  return {
    allocatedComponentIds: Object.fromEntries(fresh.map((path) => [path, path])),
    schemaIds: { "": id },
    indexDiffs: Object.fromEntries(diffs),
  };
}

function describe({ definitionPath, definition, part, schema }: AnalyzedDefinition): object {
  const modules = part.modules.map(({ path, functions }): [string, object] => [
    path,
    {
      functions: functions.map(({ name, kind, visibility, args, returns }) => ({
        name,
        pos: null,
        udfType: kindNames[kind],
        visibility: { kind: visibility },
        args: args === "null" ? null : args,
        returns: returns === "null" ? null : returns,
      })),
      httpRoutes: path === "http.js" ? describeRoutes(part.routes) : null,
      cronSpecs: path === "crons.js" ? parseJson(part.crons) : null,
      sourceMapped: null,
    },
  ]);
  return {
    definition: { path: definitionPath, envVars: [], ...definition },
    schema: schema === undefined ? null : parseJson(describeSchema(schema)),
    functions: Object.fromEntries(modules),
    udfConfig: {
      serverVersion: "1.0.0",
      importPhaseRngSeed: { $bytes: Buffer.alloc(32).toString("base64") },
      importPhaseUnixTimestamp: { $integer: Buffer.alloc(8).toString("base64") },
    },
  };
}

function parseJson(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

function describeRoutes(
  routes: AnalyzedDefinition["part"]["routes"],
): { readonly path: string; readonly method: string }[] {
  return (routes ?? []).map(([path, method]) => ({ path, method }));
}

// convex/src/cli/lib/deployApi/checkedComponent.ts
function describeComponent(component: ComponentCode, push: AnalyzedPush): object {
  const definition = push.definitions.get(component.definitionPath);
  const children = [...component.children].flatMap(([name, path]) => {
    const child = push.code.components.get(path);
    return child === undefined ? [] : [[name, describeComponent(child, push)] as const];
  });
  const exported = definition?.definition.exports;
  return {
    definitionPath: component.definitionPath,
    componentPath: component.path,
    args: {},
    childComponents: Object.fromEntries(children),
    httpRoutes: {
      httpModuleRoutes: component.routes ?? null,
      mounts: [...component.httpMounts.keys()],
    },
    exports:
      exported?.type === "branch" ? describeBranch(exported.branch, component.path).children : {},
  };
}

function describeExports(exported: ComponentExports, component: string): object {
  if (exported.type === "branch") return describeBranch(exported.branch, component);
  const udfPath = exported.leaf.slice(functionReference.length);
  return { type: "leaf", resource: { type: "function", path: { component, udfPath } } };
}

function describeBranch(
  branch: Extract<ComponentExports, { type: "branch" }>["branch"],
  component: string,
): { readonly type: "branch"; readonly children: object } {
  const children = branch.map(([name, exported]): [string, object] => [
    name,
    describeExports(exported, component),
  ]);
  return { type: "branch", children: Object.fromEntries(children) };
}
