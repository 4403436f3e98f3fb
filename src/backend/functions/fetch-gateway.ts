import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { HttpResponse } from "../executor/protocol.ts";

const maximumBytes = 16 * 1024 * 1024;
const maximumMilliseconds = 10_000;
const maximumRedirects = 5;
// They describe a connection or the length of a body, which are those of the platform's own request.
const connectionHeaders: readonly string[] = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];
// They are for the origin that user code named, not for where it redirects to.
const secretHeaders: readonly string[] = ["authorization", "cookie", "proxy-authorization"];
const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

const fetchRequest = z.object({
  url: z.url(),
  method: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.base64().nullable(),
  redirect: z.enum(["follow", "error", "manual"]).catch("follow"),
});

type FetchRequest = z.infer<typeof fetchRequest>;

/** Performs the requests of user code, to allowed addresses only; redirects elsewhere are refused too. */
export function createFetchGateway(
  mayFetch: (url: URL) => boolean,
): (args: unknown) => Promise<HttpResponse & { readonly url: string }> {
  return async (args) => {
    const request = withoutConnectionHeaders(fetchRequest.parse(args));
    const signal = AbortSignal.timeout(maximumMilliseconds);
    try {
      return await follow(request, { mayFetch, signal, redirects: 0 });
    } catch (error) {
      if (error instanceof CallRejection) throw error;
      throw new CallRejection(`fetch failed: ${describeCause(error)}`);
    }
  };
}

function withoutConnectionHeaders(request: FetchRequest): FetchRequest {
  return { ...request, headers: withoutHeaders(request.headers, connectionHeaders) };
}

function withoutHeaders(
  headers: FetchRequest["headers"],
  names: readonly string[],
): FetchRequest["headers"] {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

async function follow(
  request: FetchRequest,
  state: {
    readonly mayFetch: (url: URL) => boolean;
    readonly signal: AbortSignal;
    readonly redirects: number;
  },
): Promise<HttpResponse & { readonly url: string }> {
  const url = new URL(request.url);
  // Before anything is looked up: the name alone could tell someone something.
  if (!state.mayFetch(url)) {
    throw new CallRejection(`fetch failed: this deployment may not reach ${url.origin}`);
  }
  const response = await send(request, state.signal);
  const location = response.headers.get("location");
  if (
    request.redirect === "manual" ||
    location === null ||
    !redirectStatuses.includes(response.status)
  ) {
    return { ...(await readResponse(response)), url: request.url };
  }
  await response.body?.cancel();
  if (request.redirect === "error" || state.redirects >= maximumRedirects) {
    throw new CallRejection("fetch failed: unexpected redirect");
  }
  return await follow(redirected(request, response.status, location), {
    ...state,
    redirects: state.redirects + 1,
  });
}

async function send(
  { url, method, headers, body }: FetchRequest,
  signal: AbortSignal,
): Promise<Response> {
  return await fetch(url, {
    method,
    headers,
    redirect: "manual",
    signal,
    ...(body === null ? {} : { body: Buffer.from(body, "base64") }),
  });
}

function describeCause(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function redirected(request: FetchRequest, status: number, location: string): FetchRequest {
  const target = new URL(location, request.url);
  const url = target.href;
  const isElsewhere = target.origin !== new URL(request.url).origin;
  const headers = isElsewhere ? withoutHeaders(request.headers, secretHeaders) : request.headers;
  const becomesGet = status === 303 || (status < 303 && request.method === "POST");
  return { ...request, url, headers, ...(becomesGet ? { method: "GET", body: null } : {}) };
}

async function readResponse(response: Response): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximumBytes) throw new CallRejection("fetch failed: the response is too large");
    chunks.push(chunk);
  }
  // The body is decoded already.
  const headers = [...response.headers].filter(
    ([name]) => name !== "content-encoding" && name !== "content-length",
  );
  return { status: response.status, headers, body: Buffer.concat(chunks).toString("base64") };
}
