import type {
  ComponentCode,
  DeployedFunction,
  EnvironmentBinding,
} from "../functions/deployed-code.ts";
import { modulePrefix } from "../executor/module-prefix.ts";
import type { VariablesByScope } from "../executor/protocol.ts";
import type { AnalyzedDefinition } from "./analyzed-definition.ts";
import type { ComponentDefinition } from "./component-definition.ts";
import { sourceFile } from "./read-definition.ts";
import { Refusal } from "./refusal.ts";

const maximumComponents = 256;
const childReference = "_reference/childComponent/";

type Definitions = ReadonlyMap<string, AnalyzedDefinition>;
type Child = ComponentDefinition["childComponents"][number];

/**
 * The components that a deployment consists of, by path: the app and an instance for each use of a definition. Throws
 * `Refusal` for what cannot be put together.
 */
export function buildComponents(definitions: Definitions): ReadonlyMap<string, ComponentCode> {
  const components = new Map<string, ComponentCode>();
  const waiting: Instance[] = [{ path: "", definitionPath: "", environment: [] }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const definition = definitions.get(next.definitionPath);
    if (definition === undefined) {
      throw refuse(next.definitionPath, `Component definition "${next.definitionPath}" not found.`);
    }
    if (components.size >= maximumComponents) {
      throw refuse("", `The app holds more than ${maximumComponents} components.`);
    }
    components.set(next.path, instantiate(next, definition));
    waiting.push(...childrenOf(next, definition));
  }
  return components;
}

/** The environment variables of every component: the app's own, and those that parents hand down. */
export function variablesByComponent(
  components: ReadonlyMap<string, ComponentCode>,
  { app, platform }: EnvironmentVariables,
): VariablesByScope {
  const known: Record<string, Readonly<Record<string, string>>> = {};
  // Parents come before their children.
  for (const { path, environment } of components.values()) {
    const parent = known[path.slice(0, Math.max(path.lastIndexOf("/"), 0))] ?? {};
    const bound = environment.flatMap((binding) => {
      const value = "value" in binding ? binding.value : parent[binding.parentVariable];
      return value === undefined ? [] : [[binding.name, value] as const];
    });
    known[path] = { ...(path === "" ? app : Object.fromEntries(bound)), ...platform };
  }
  return known;
}

export interface EnvironmentVariables {
  /** What was set for the deployment. */
  readonly app: Readonly<Record<string, string>>;
  /** What every function sees: the deployment's own addresses. */
  readonly platform: Readonly<Record<string, string>>;
}

interface Instance {
  readonly path: string;
  readonly definitionPath: string;
  readonly environment: readonly EnvironmentBinding[];
}

function instantiate(
  { path, definitionPath, environment }: Instance,
  { definition, functions, routes, crons, schema }: AnalyzedDefinition,
): ComponentCode {
  const own = [...functions].map(([name, each]): [string, DeployedFunction] => [
    name,
    { ...each, component: path },
  ]);
  const children = definition.childComponents.map(({ name }): [string, string] => [
    name,
    childPath(path, name),
  ]);
  const mounts = Object.entries(definition.httpMounts).map(([prefix, reference]) => {
    const child = reference.slice(childReference.length);
    return [prefix, childPath(path, child)] as const;
  });
  return {
    path,
    definitionPath,
    modulePrefix: modulePrefix(definitionPath),
    environment,
    children: new Map(children),
    functions: new Map(own),
    routes,
    httpMounts: new Map(mounts),
    crons,
    schema,
  };
}

function childrenOf(
  { path }: Instance,
  { definition, definitionPath }: AnalyzedDefinition,
): Instance[] {
  const names = definition.childComponents.map(({ name }) => name);
  const repeated = names.find((name, position) => names.indexOf(name) !== position);
  if (repeated !== undefined) {
    throw refuse(definitionPath, `Two child components are named "${repeated}".`);
  }
  return definition.childComponents.map((child) => ({
    path: childPath(path, child.name),
    definitionPath: child.path,
    environment: (child.env ?? []).map(bindingOf),
  }));
}

function bindingOf([name, binding]: NonNullable<Child["env"]>[number]): EnvironmentBinding {
  return binding.type === "value"
    ? { name, value: binding.value }
    : { name, parentVariable: binding.name };
}

function childPath(parent: string, name: string): string {
  return parent === "" ? name : `${parent}/${name}`;
}

function refuse(definitionPath: string, message: string): Refusal {
  const place = sourceFile(definitionPath, "convex.config.ts");
  return new Refusal({ phase: "analysis", code: "InvalidModules", message, ...place });
}
