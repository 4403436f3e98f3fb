import type { IncomingMessage } from "node:http";
import type { ApiRequest, ApiRoute } from "./api-route.ts";
import { readBody } from "./read-body.ts";
import { badRequest, textReply, type Reply } from "./reply.ts";
import { requestUrl } from "./request-url.ts";

const preflightSeconds = "86400";

/** Answers the requests of clients and tools by the first route that fits; any origin may call. */
export function createApiHandler(
  routes: readonly ApiRoute[],
): (request: IncomingMessage) => Promise<Reply> {
  return async (request) => {
    const reply = await dispatch(request, routes);
    return { ...reply, headers: [...reply.headers, ...crossOrigin(request)] };
  };
}

async function dispatch(request: IncomingMessage, routes: readonly ApiRoute[]): Promise<Reply> {
  const url = requestUrl(request, "http://localhost");
  if (url === undefined) return badRequest("The address is malformed.");
  const { method = "GET", headers } = request;
  if (method === "OPTIONS") return textReply(204, "");
  const atPath = routes.filter(({ path }) => fits(path, url.pathname));
  const wanted = method === "HEAD" ? "GET" : method;
  const route = atPath.find((candidate) => candidate.method === wanted);
  if (route === undefined) {
    return atPath.length === 0 ? textReply(404, "Not Found") : textReply(405, "Method Not Allowed");
  }
  const body: ApiRequest["body"] = (limit) => readBody(request, limit);
  return await whileConnected(request, (signal) =>
    route.handle({ method, url, headers, signal, body }),
  );
}

/** Works with a signal that is aborted when the caller goes away. */
async function whileConnected<Result>(
  { socket }: IncomingMessage,
  work: (signal: AbortSignal) => Result | Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  socket.once("close", abort);
  try {
    return await work(controller.signal);
  } finally {
    // Many requests come over one connection.
    socket.off("close", abort);
  }
}

function fits(path: string, pathname: string): boolean {
  return path.endsWith("/") ? pathname.startsWith(path) : path === pathname;
}

// A wildcard never covers `Authorization`, so the headers that a browser asks for are named.
function crossOrigin({ headers }: IncomingMessage): Reply["headers"] {
  const origin = headers.origin ?? "*";
  const asked = headers["access-control-request-headers"] ?? "*";
  return [
    ["access-control-allow-origin", origin],
    ["access-control-allow-credentials", "true"],
    ["access-control-allow-methods", "GET, HEAD, POST, OPTIONS"],
    ["access-control-allow-headers", asked],
    ["access-control-expose-headers", "content-length, content-range, digest, etag"],
    ["access-control-max-age", preflightSeconds],
    ["vary", "origin"],
  ];
}
