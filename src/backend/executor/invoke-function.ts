import { setImmediate } from "node:timers/promises";
import type { InvocationChannel } from "./call-channel.ts";
import type { ContextSupply } from "./bare-context.ts";
import { createFunctionContext } from "./function-context.ts";
import { parseOwnJson } from "./parse-own-json.ts";
import type { ModuleCode } from "./module-code.ts";
import type { UnhandledRejections } from "./unhandled-rejections.ts";
import type { HttpRequest, HttpResponse, Invocation } from "./protocol.ts";

export interface InvocationParts {
  readonly code: ModuleCode;
  readonly channel: InvocationChannel;
  readonly rejections: UnhandledRejections;
  readonly contexts: ContextSupply;
}

/**
 * Runs a function in a fresh context. Resolves to the JSON of its result or of the HTTP response; rejects with what the
 * function throws or leaves unhandled while it runs.
 */
export async function invokeFunction(
  invocation: Invocation,
  { code, channel, rejections, contexts }: InvocationParts,
): Promise<string> {
  const { kind, now, seed, tables, snapshotTimestamp, module: path } = invocation;
  const environment = code.environmentOf(path);
  const environmentVariables = code.environmentVariablesOf(invocation.component);
  const { context, dispose } = createFunctionContext(contexts.take(environment), {
    kind,
    now,
    seed,
    tables,
    snapshotTimestamp,
    channel,
    environment,
    environmentVariables,
  });
  const unhandled = Promise.withResolvers<never>();
  rejections.watch(context, unhandled.reject);
  const run = async (): Promise<string> => {
    const module = await code.evaluatorIn(context)(path);
    const result =
      kind === "http"
        ? await runHttpAction(Reflect.get(module, "default"), parseOwnJson(invocation.args))
        : await runFunction(Reflect.get(module, invocation.name), invocation);
    // Only after this turn does Node tell what was left unhandled in it.
    await setImmediate();
    return result;
  };
  try {
    return await Promise.race([run(), unhandled.promise]);
  } finally {
    dispose();
  }
}

async function runFunction(definition: unknown, { kind, args, name }: Invocation): Promise<string> {
  if (typeof definition !== "function") throw new Error(`${name} is not a function.`);
  const result: unknown =
    kind === "action"
      ? await call(definition, "invokeAction", ["", args])
      : await call(definition, kind === "query" ? "invokeQuery" : "invokeMutation", [args]);
  return String(result);
}

async function runHttpAction(router: unknown, request: HttpRequest): Promise<string> {
  if (typeof router !== "object" || router === null) throw new Error("There is no router.");
  const { pathname } = new URL(request.url);
  const match: unknown = await call(router, "lookup", [pathname, request.method]);
  const handler: unknown = Array.isArray(match) ? match[0] : undefined;
  if (typeof handler !== "function") return JSON.stringify(notRouted);
  const body = request.body === null ? null : Buffer.from(request.body, "base64");
  const bodiless = request.method === "GET" || request.method === "HEAD";
  const response: unknown = await call(handler, "invokeHttpAction", [
    new Request(request.url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      ...(bodiless ? {} : { body }),
    }),
  ]);
  if (!(response instanceof Response)) throw new Error("Expected a Response from the HTTP action.");
  const answer: HttpResponse = {
    status: response.status,
    headers: [...response.headers],
    body: Buffer.from(await response.arrayBuffer()).toString("base64"),
  };
  return JSON.stringify(answer);
}

// The list of routes shows a prefix as `/x/*`, as it shows an exact path that ends so: only the router can tell.
const notRouted: HttpResponse = {
  status: 404,
  headers: [["content-type", "text/plain"]],
  body: Buffer.from("No matching routes found").toString("base64"),
};

async function call(target: object, method: string, args: readonly unknown[]): Promise<unknown> {
  const value: unknown = Reflect.get(target, method);
  if (typeof value !== "function") throw new Error(`${method} is missing.`);
  return await Reflect.apply(value, target, args);
}
