import { isIP } from "node:net";
import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { ApiError, TokenHeader } from "./api-types.ts";
import type { ViewerParts } from "./viewer-parts.ts";

/**
 * Lets through only requests that name this machine and, where a page sent them, come from our own. A name that somebody
 * else points at this machine is thereby of no use to their pages.
 */
export function requireOwnOrigin({ hostNames }: Pick<ViewerParts, "hostNames">): MiddlewareHandler {
  return async (context, next) => {
    const url = new URL(context.req.url);
    const host = context.req.header("host") ?? url.host;
    const origin = context.req.header("origin");
    const isOwn = isOwnHost(host, hostNames);
    const isSameOrigin = origin === undefined || origin === `http://${host}`;
    if (isOwn && isSameOrigin) return await next();
    const error: ApiError = {
      error: isOwn
        ? "Pages of other addresses may not ask this server."
        : "This server does not answer to that name: open the address that it printed.",
    };
    return context.json(error, 403);
  };
}

const tokenHeader: TokenHeader = "x-faultline-token";

/** Lets through only requests with the token of this start. */
export function requireToken({ token }: Pick<ViewerParts, "token">): MiddlewareHandler {
  return async (context, next) => {
    const given = context.req.header(tokenHeader) ?? "";
    if (token !== undefined && isEqual(given, token)) return await next();
    const error: ApiError = {
      error: "This page is of an earlier start of the viewer: load it again, then repeat.",
    };
    return context.json(error, 403);
  };
}

function isOwnHost(host: string, hostNames: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  // A number cannot be pointed elsewhere, as a name can.
  return name === "localhost" || isIP(name) !== 0 || hostNames.includes(name);
}

function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
