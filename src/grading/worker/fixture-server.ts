import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";

export interface FixtureResponse {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FixtureRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** A loopback server that stands in for the public hosts that a candidate fetches from. Graders set its answers. */
export interface FixtureServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  respond(response: FixtureResponse): void;
  requests(): readonly FixtureRequest[];
  reset(): void;
}

const bodyLimit = 1024 * 1024;
const requestLimit = 1000;

/** Starts the server on a free port. Requests beyond a thousand are answered but no longer recorded. */
export async function startFixtureServer(): Promise<FixtureServer> {
  const responses = new Map<string, FixtureResponse>();
  let requests: FixtureRequest[] = [];
  const server = createServer((request, response) => {
    const answered = readBody(request).then((body) => {
      const path = request.url ?? "/";
      if (requests.length < requestLimit) {
        requests.push({ method: request.method ?? "GET", path, body });
      }
      const answer = responses.get(path);
      response.writeHead(answer?.status ?? 404, answer?.headers ?? {});
      response.end(answer?.body ?? "No fixture at this path.");
    });
    // A request that breaks off half-way is nobody's business.
    answered.catch(() => response.destroy());
  });
  const port = await listenOnLoopback(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    respond: (response) => void responses.set(response.path, response),
    requests: () => requests,
    reset() {
      responses.clear();
      requests = [];
    },
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

/** Listens on a free port of 127.0.0.1 and returns it. */
export async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Ends open connections and stops listening. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Reads a request's body as text; what is longer than a MiB is cut off. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
