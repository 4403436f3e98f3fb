import { describeError } from "./describe-error.ts";
import { createFunctionContext } from "./function-context.ts";
import type { ModuleCode } from "./module-code.ts";
import type { Analysis, AnalyzedFunction, FunctionKind, ModuleEnvironment } from "./protocol.ts";

type Evaluate = (path: string) => Promise<object>;

/** Evaluates every module and lists what it exports to the platform; stops at the first problem. */
export async function analyzeModules(code: ModuleCode): Promise<Analysis> {
  const evaluators = { isolate: evaluator(code, "isolate"), node: evaluator(code, "node") };
  const findings: Findings = { modules: [], routes: null, crons: null, schema: null, auth: null };
  for (const { path, environment } of code.modules) {
    if (path.startsWith("_deps/")) continue;
    try {
      analyzeModule(path, await evaluators[environment](path), findings);
    } catch (error) {
      return { ...findings, problem: { module: path, error: describeError(error) } };
    }
  }
  return { ...findings, problem: null };
}

type Findings = {
  -readonly [Part in Exclude<keyof Analysis, "problem">]: Analysis[Part];
} & { modules: { path: string; functions: readonly AnalyzedFunction[] }[] };

function evaluator(code: ModuleCode, environment: ModuleEnvironment): Evaluate {
  const { context } = createFunctionContext({
    kind: "import",
    environment,
    environmentVariables: code.environmentVariables,
    now: Date.now(),
    seed: 0,
    tables: {},
    snapshotTimestamp: "0",
    channel: { call: () => Promise.reject(new Error("unsupported at import time")), log: () => {} },
  });
  return code.evaluatorIn(context);
}

function analyzeModule(path: string, module: object, findings: Findings): void {
  if (path === "schema.js") {
    findings.schema = exportOf(module, "schema.js", "tables");
    return;
  }
  if (path === "auth.config.js") {
    findings.auth = JSON.stringify(Reflect.get(module, "default") ?? null);
    return;
  }
  findings.modules.push({ path, functions: functionsOf(module) });
  if (path === "http.js") findings.routes = routesOf(module);
  if (path === "crons.js") findings.crons = exportOf(module, "crons.js", "isCrons");
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
