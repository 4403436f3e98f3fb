import type { IncomingMessage } from "node:http";

/** Address that a request names below a base without a path; `undefined` where it is malformed. */
export function requestUrl({ url = "/" }: IncomingMessage, base: string): URL | undefined {
  // Joined and not resolved: a path that begins with two slashes would name another host.
  return url.startsWith("/") ? (URL.parse(`${base}${url}`) ?? undefined) : undefined;
}
