import { createBareContext } from "./bare-context.ts";
import { describeError } from "./describe-error.ts";
import { createFunctionContext } from "./function-context.ts";
import type { ModuleCode } from "./module-code.ts";
import type { Evaluate } from "./module-source.ts";
import { splitModulePath } from "./module-prefix.ts";
import type {
  Analysis,
  AnalyzedFunction,
  AnalyzedPart,
  FunctionKind,
  LoadedModule,
  ModuleEnvironment,
} from "./protocol.ts";

/** Evaluates every module and lists what it exports to the platform; stops at the first problem. */
export async function analyzeModules(code: ModuleCode): Promise<Analysis> {
  const evaluate = createEvaluate(code);
  const parts = new Map<string, Findings>();
  for (const module of inOrder(code.modules)) {
    const { prefix, path } = splitModulePath(module.path);
    const findings = parts.get(prefix) ?? noFindings(prefix);
    parts.set(prefix, findings);
    try {
      analyzeModule(path, await evaluate(module.path), findings);
    } catch (error) {
      const problem = { prefix, module: path, error: describeError(error) };
      return { parts: [...parts.values()], problem };
    }
  }
  return { parts: [...parts.values()], problem: null };
}

type Findings = { -readonly [Part in keyof AnalyzedPart]: AnalyzedPart[Part] } & {
  modules: { path: string; functions: readonly AnalyzedFunction[] }[];
};

function noFindings(prefix: string): Findings {
  const nothing = { routes: null, crons: null, schema: null, auth: null, definition: null };
  return { prefix, modules: [], ...nothing };
}

// As the platform goes about it: definitions, then schemas, then functions. What others import is not analysed.
function inOrder(modules: readonly LoadedModule[]): readonly LoadedModule[] {
  const order = ({ path }: LoadedModule): number =>
    ["convex.config.js", "auth.config.js", "schema.js"].indexOf(splitModulePath(path).path);
  const ranked = (module: LoadedModule): number => (order(module) < 0 ? 3 : order(module));
  return modules
    .filter(({ path }) => !/^(_deps|_componentDeps)\//.test(splitModulePath(path).path))
    .toSorted((left, right) => ranked(left) - ranked(right));
}

// One realm per definition and runtime; definitions import each other, so they share one.
function createEvaluate(code: ModuleCode): Evaluate {
  const evaluators = new Map<string, Evaluate>();
  return (path) => {
    const { prefix, path: module } = splitModulePath(path);
    const environment = code.environmentOf(path);
    const scope = module === "convex.config.js" ? "definitions" : prefix;
    const requiresVariables = module === "auth.config.js";
    const realm = requiresVariables ? module : `${environment} ${scope}`;
    const request = { environment, scope, requiresVariables };
    const evaluate = evaluators.get(realm) ?? evaluator(code, request);
    evaluators.set(realm, evaluate);
    return evaluate(path);
  };
}

interface Realm {
  readonly environment: ModuleEnvironment;
  /** Whose environment variables it sees. */
  readonly scope: string;
  readonly requiresVariables: boolean;
}

function evaluator(code: ModuleCode, { environment, scope, requiresVariables }: Realm): Evaluate {
  const { context } = createFunctionContext(createBareContext(environment), {
    kind: "import",
    environment,
    environmentVariables: code.environmentVariablesOf(scope),
    requiresVariables,
    now: Date.now(),
    seed: 0,
    tables: {},
    snapshotTimestamp: "0",
    channel: { call: () => Promise.reject(new Error("unsupported at import time")), log: () => {} },
  });
  return code.evaluatorIn(context);
}

function analyzeModule(path: string, module: object, findings: Findings): void {
  switch (path) {
    case "convex.config.js":
      findings.definition = JSON.stringify(definitionOf(module));
      return;
    case "auth.config.js":
      findings.auth = JSON.stringify(Reflect.get(module, "default") ?? null);
      return;
    case "schema.js":
      findings.schema = exportOf(module, "schema.js", "tables");
      return;
    default:
      findings.modules.push({ path, functions: functionsOf(module) });
      if (path === "http.js") findings.routes = routesOf(module);
      if (path === "crons.js") findings.crons = exportOf(module, "crons.js", "isCrons");
  }
}

function definitionOf(module: object): unknown {
  const definition: unknown = Reflect.get(module, "default");
  const exportDefinition: unknown =
    typeof definition === "object" && definition !== null
      ? Reflect.get(definition, "export")
      : undefined;
  if (typeof exportDefinition !== "function") {
    throw new Error("`convex.config.js` must have a default export of an app or a component.");
  }
  return Reflect.apply(exportDefinition, definition, []);
}

function functionsOf(module: object): AnalyzedFunction[] {
  return Object.entries(module).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== "function") return [];
    const kinds = [
      { flag: "isQuery", kind: "query" },
      { flag: "isMutation", kind: "mutation" },
      { flag: "isAction", kind: "action" },
    ].filter(({ flag }) => Reflect.get(value, flag) === true);
    const isPublic = Reflect.get(value, "isPublic") === true;
    const isInternal = Reflect.get(value, "isInternal") === true;
    const [found] = kinds;
    if (found === undefined || kinds.length > 1 || isPublic === isInternal) return [];
    return [
      {
        name,
        kind: found.kind as FunctionKind, // one of the literals above
        visibility: isPublic ? ("public" as const) : ("internal" as const),
        args: callText(value, "exportArgs"),
        returns: callText(value, "exportReturns"),
      },
    ];
  });
}

function routesOf(module: object): [string, string][] {
  const router: unknown = Reflect.get(module, "default");
  if (router === undefined) {
    throw new Error("`convex/http.js` must have a default export of a Router.");
  }
  if (typeof router !== "object" || router === null || !("isRouter" in router)) {
    throw new Error("The default export of `convex/http.js` is not a Router.");
  }
  const getRoutes: unknown = Reflect.get(router, "getRoutes");
  const routes: unknown =
    typeof getRoutes === "function" ? Reflect.apply(getRoutes, router, []) : [];
  if (!Array.isArray(routes)) throw new Error("`getRoutes` must return an array.");
  return routes.map((route: unknown[]) => [String(route[0]), String(route[1])]);
}

function exportOf(module: object, file: string, mark: string): string {
  const value: unknown = Reflect.get(module, "default");
  const kind = file === "crons.js" ? "Crons" : "schema definition";
  if (value === undefined) {
    throw new Error(`\`convex/${file}\` must have a default export of a ${kind}.`);
  }
  if (typeof value !== "object" || value === null || !(mark in value)) {
    throw new Error(`The default export of \`convex/${file}\` is not a ${kind}.`);
  }
  return callText(value, "export");
}

function callText(target: object, method: string): string {
  const value: unknown = Reflect.get(target, method);
  return typeof value === "function" ? String(Reflect.apply(value, target, [])) : "null";
}
