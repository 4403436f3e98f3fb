import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Authentication } from "../auth/authentication.ts";
import type { HttpRequest } from "../executor/protocol.ts";
import type { HttpRoute } from "../functions/deployed-code.ts";
import { FunctionFailure } from "../functions/function-failure.ts";
import type { Identity } from "../functions/identity.ts";
import { MalformedValue } from "../values/malformed-value.ts";
import { parseUntrustedJson } from "../values/parse-untrusted-json.ts";
import { readBody } from "./read-body.ts";
import { jsonReply, textReply, type Reply } from "./reply.ts";
import { requestUrl } from "./request-url.ts";
import { isValidHeader } from "./valid-header.ts";

const largestBody = 20 * 1024 * 1024;

// Node sets these for the connection itself.
const connectionHeaders: readonly string[] = [
  "connection",
  "content-length",
  "keep-alive",
  "transfer-encoding",
];

const header = z
  .tuple([z.string(), z.string()])
  .refine(([name, value]) => isValidHeader(name, value), "The header is invalid.");

const actionResponse = z.object({
  status: z.number().int().min(200).max(599),
  headers: z.array(header),
  body: z.base64(),
});

/** Who calls an HTTP action, and the component whose action it is. */
export interface HttpCaller {
  readonly identity: Identity;
  readonly component: string;
}

export interface SiteServerOptions {
  readonly url: () => string;
  /** Undefined where the deployment has no `http.ts`. */
  readonly routes: () => readonly HttpRoute[] | undefined;
  /** Who calls, by the `Authorization` header. */
  readonly identify: (header: string | undefined) => Authentication;
  /** Runs the HTTP action of the app, or of the component at a path. */
  readonly callHttp: (request: HttpRequest, caller: HttpCaller) => Promise<string>;
}

/** Answers requests with HTTP actions: exact routes first, then the longest prefix, by method. */
export function createSiteHandler(
  options: SiteServerOptions,
): (request: IncomingMessage) => Promise<Reply> {
  return async (request) => {
    const routes = options.routes();
    if (routes === undefined) {
      return textReply(404, "This Convex deployment does not have HTTP actions enabled.");
    }
    const url = requestUrl(request, options.url());
    const route = url && findRoute(routes, url.pathname, request.method ?? "GET");
    if (url === undefined || route === undefined) {
      return textReply(404, "No matching routes found");
    }
    const body = await readBody(request, largestBody);
    if (body === undefined) return textReply(413, "The request is larger than 20 MiB.");
    const identity = identityOf(options.identify(request.headers.authorization));
    // The router of a component knows nothing of the prefix below which it is served.
    if (route.mount !== undefined) url.pathname = url.pathname.slice(route.mount.prefix.length);
    const caller = { identity, component: route.mount?.component ?? "" };
    const callHttp = (sent: HttpRequest) => options.callHttp(sent, caller);
    return await runAction(toHttpRequest(request, { url: url.href, body }), callHttp);
  };
}

function findRoute(
  routes: readonly HttpRoute[],
  pathname: string,
  method: string,
): HttpRoute | undefined {
  const routed = method === "HEAD" ? "GET" : method;
  return routes.find(
    (route) =>
      route.method === routed &&
      (route.path === pathname ||
        (route.path.endsWith("/*") && pathname.startsWith(route.path.slice(0, -1)))),
  );
}

function toHttpRequest(
  { headers, method = "GET" }: IncomingMessage,
  { url, body }: { readonly url: string; readonly body: Buffer },
): HttpRequest {
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || connectionHeaders.includes(name) ? [] : [[name, String(value)]],
  );
  return { url, method, headers: pairs, body: body.length === 0 ? null : body.toString("base64") };
}

// The header may be meant for the action itself: credentials that are not the platform's are no error here.
function identityOf(authentication: Authentication): Identity {
  return authentication.status === "accepted" ? authentication.identity : { kind: "anonymous" };
}

async function runAction(
  request: HttpRequest,
  callHttp: (request: HttpRequest) => Promise<string>,
): Promise<Reply> {
  try {
    const { status, headers, body } = actionResponse.parse(
      parseUntrustedJson(await callHttp(request)),
    );
    const sent = headers.filter(([name]) => !connectionHeaders.includes(name.toLowerCase()));
    return { status, headers: sent, body: Buffer.from(body, "base64") };
  } catch (error) {
    if (!isFailureOfAction(error)) throw error;
    const requestId = randomBytes(8).toString("hex");
    const [headline] = error.message.split("\n");
    const code = `[Request ID: ${requestId}] Server Error: ${headline}`;
    return jsonReply(500, { code, trace: error.message });
  }
}

function isFailureOfAction(error: unknown): error is Error {
  return [FunctionFailure, MalformedValue, z.ZodError].some((kind) => error instanceof kind);
}
