const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];
const maximumRedirects = 20;
const bodyHeaders = ["content-length", "content-type"];
const secretHeaders = ["authorization", "cookie"];

export interface Reach {
  /** May a grader call this address? */
  readonly called: (url: URL) => boolean;
  /** May a candidate's answer send a grader to this address? */
  readonly redirected: (url: URL) => boolean;
}

/**
 * `fetch` for graders, in whose process a candidate's answers arrive: an address that it returns, or redirects to, must
 * not lead a grader to servers that the candidate itself cannot reach. Rejects as `fetch` does where it cannot connect.
 */
export function confineFetch(perform: typeof fetch, reach: Reach): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    requireReach(new URL(request.url), reach.called);
    if (request.redirect !== "follow") return await perform(request);
    return await follow(request, { perform, reach, redirects: 0 });
  };
}

interface Following {
  readonly perform: typeof fetch;
  readonly reach: Reach;
  readonly redirects: number;
}

async function follow(request: Request, following: Following): Promise<Response> {
  const { perform, reach, redirects } = following;
  const again = request.clone();
  const response = await perform(new Request(request, { redirect: "manual" }));
  const location = response.headers.get("location");
  if (location === null || !redirectStatuses.includes(response.status)) return response;
  await response.body?.cancel();
  if (redirects >= maximumRedirects) throw new TypeError("fetch failed: too many redirects");
  const target = new URL(location, request.url);
  requireReach(target, reach.redirected);
  const next = await redirected(again, response.status, target);
  return await follow(next, { ...following, redirects: redirects + 1 });
}

async function redirected(request: Request, status: number, target: URL): Promise<Request> {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  const isElsewhere = target.origin !== new URL(request.url).origin;
  if (isElsewhere) for (const name of secretHeaders) headers.delete(name);
  const isBodiless = method === "GET" || method === "HEAD";
  if (!isBodiless && (status === 303 || (status < 303 && method === "POST"))) {
    for (const name of bodyHeaders) headers.delete(name);
    return new Request(target, { method: "GET", headers, signal });
  }
  const body = isBodiless ? null : await request.arrayBuffer();
  return new Request(target, { method, headers, signal, body });
}

function requireReach(url: URL, mayReach: (url: URL) => boolean): void {
  const isData = url.protocol === "data:" || url.protocol === "blob:";
  if (!isData && !mayReach(url)) {
    throw new TypeError(`fetch failed: a grader may not reach ${url.origin}`);
  }
}
