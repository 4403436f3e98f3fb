import { z } from "zod";
import type { Authenticator } from "../auth/authenticator.ts";
import type { Database, Snapshot } from "../database/database.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import type { CallResult } from "../functions/call-result.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import type { Identity } from "../functions/identity.ts";
import { toPlainJson } from "../values/plain-json.ts";
import type { ApiRequest, ApiRoute } from "./api-route.ts";
import { refusedAuthentication } from "./refused-authentication.ts";
import { badRequest, jsonReply, type Reply } from "./reply.ts";
import { SnapshotHistory } from "./snapshot-history.ts";

const largestCall = 16 * 1024 * 1024;
const functionFailed = 560;

const callBody = z.object({
  path: z.string(),
  componentPath: z.string().nullish(),
  args: z.unknown(),
  format: z.string().optional(),
  ts: z.string().optional(),
});
type CallBody = z.infer<typeof callBody>;

export interface FunctionRouteOptions {
  readonly authenticator: Authenticator;
  readonly database: Database;
  readonly call: (call: FunctionCall) => Promise<CallResult>;
}

/** Calls of functions over HTTP: by kind, of whatever kind, by an address, at a moment. */
export function functionRoutes(options: FunctionRouteOptions): readonly ApiRoute[] {
  const history = new SnapshotHistory(options.database);
  const post = (path: string, kind?: FunctionKind): ApiRoute => ({
    method: "POST",
    path,
    handle: (request) => callFunction(request, { ...options, kind }),
  });
  return [
    post("/api/query", "query"),
    post("/api/mutation", "mutation"),
    post("/api/action", "action"),
    post("/api/function"),
    post(runPath),
    { method: "POST", path: "/api/query_ts", handle: () => jsonReply(200, { ts: history.pin() }) },
    {
      method: "POST",
      path: "/api/query_at_ts",
      handle: (request) => callFunction(request, { ...options, kind: "query", history }),
    },
  ];
}

const runPath = "/api/run/";

interface CallOptions extends FunctionRouteOptions {
  readonly kind: FunctionKind | undefined;
  /** Where the caller names the moment to read at. */
  readonly history?: SnapshotHistory;
}

async function callFunction(request: ApiRequest, options: CallOptions): Promise<Reply> {
  const authentication = options.authenticator.ofHeader(request.headers.authorization);
  if (authentication.status === "refused") return refusedAuthentication(authentication);
  const bytes = await request.body(largestCall);
  if (bytes === undefined) return badRequest("The request is larger than 16 MiB.");
  const body = parseCall(bytes, request.url.pathname);
  if (body === undefined) return badRequest("The request is no function call.");
  const snapshot = options.history?.at(body.ts ?? "");
  if (options.history !== undefined && snapshot === undefined) {
    return badRequest("The timestamp `ts` is malformed or no longer kept.");
  }
  const { identity } = authentication;
  const result = await options.call(toCall(body, { kind: options.kind, identity, snapshot }));
  return replyTo(result, { plain: body.format === "json", usage: wantsUsage(request, identity) });
}

function parseCall(bytes: Buffer, pathname: string): CallBody | undefined {
  try {
    const content: unknown = JSON.parse(bytes.toString("utf8"));
    if (!pathname.startsWith(runPath)) return callBody.parse(content);
    const named = z.looseObject({}).parse(content);
    const identifier = decodeURIComponent(pathname.slice(runPath.length));
    // `folder/messages/list` names the function `folder/messages:list`.
    const path = identifier.replace(/\/(?=[^/:]*$)/u, ":");
    return callBody.parse({ ...named, path });
  } catch {
    return undefined;
  }
}

function toCall(
  { path, args, componentPath }: CallBody,
  {
    kind,
    identity,
    snapshot,
  }: Pick<FunctionCall, "kind" | "identity"> & { readonly snapshot: Snapshot | undefined },
): FunctionCall {
  const first: unknown = Array.isArray(args) ? args[0] : args;
  const component = componentPath ?? "";
  return {
    kind,
    path,
    component,
    args: first,
    identity,
    ...(snapshot === undefined ? {} : { snapshot }),
  };
}

function wantsUsage({ headers }: ApiRequest, identity: Identity): boolean {
  return identity.kind === "admin" && headers["faultline-usage"] === "include";
}

function replyTo(
  { usage, ...result }: CallResult,
  wanted: { readonly plain: boolean; readonly usage: boolean },
): Reply {
  const write = wanted.plain ? toPlainJson : <Content>(content: Content): Content => content;
  const more = wanted.usage ? { usage } : {};
  if (result.status === "success") {
    return jsonReply(200, { ...result, value: write(result.value), ...more });
  }
  const { errorData } = result;
  const data = errorData === undefined ? {} : { errorData: write(errorData) };
  return jsonReply(functionFailed, { ...result, ...data, ...more });
}
