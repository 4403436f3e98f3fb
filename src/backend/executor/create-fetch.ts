import type { InvocationChannel } from "./call-channel.ts";
import { parseOwnJson } from "./parse-own-json.ts";
import type { HttpResponse } from "./protocol.ts";

/** `fetch` of user code: the platform performs the request. Refused where functions must be deterministic. */
export function createFetch(
  channel: InvocationChannel,
  refuse: ((effect: string) => string) | undefined,
): typeof fetch {
  return async (input, init) => {
    if (refuse !== undefined) throw new Error(refuse("fetch()"));
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
    const answer = await channel.call(
      "fetch",
      JSON.stringify({
        url: request.url,
        method: request.method,
        headers: [...request.headers],
        body: body?.toString("base64") ?? null,
        redirect: request.redirect,
      }),
    );
    const response = parseOwnJson<HttpResponse & { readonly url: string }>(answer);
    return Object.defineProperty(toResponse(response), "url", { value: response.url });
  };
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : Buffer.from(body, "base64"), {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}
