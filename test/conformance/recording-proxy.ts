import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import type { Deployment } from "../../src/backend/deployment.ts";

/** A request that passed, and its answer's status once there was one. */
export interface RecordedRequest {
  /** `POST /api/deploy2/start_push`; without the query string. */
  readonly name: string;
  readonly body: unknown;
  status?: number;
}

/** Passes requests on to a deployment and keeps them. */
export interface RecordingProxy extends AsyncDisposable {
  /** The deployment as it is seen through the proxy. */
  readonly deployment: Pick<Deployment, "url" | "adminKey">;
  readonly requests: readonly RecordedRequest[];
  forget(): void;
}

export async function recordingProxy({ url, adminKey }: Deployment): Promise<RecordingProxy> {
  let requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const sent = await buffer(request);
      const { method = "GET", headers } = request;
      const target = new URL(request.url ?? "/", url);
      const recorded: RecordedRequest = {
        name: `${method} ${target.pathname}`,
        body: readJson(sent, headers["content-encoding"] === "br"),
      };
      requests.push(recorded);
      const passed = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        ["host", "connection", "content-length"].includes(name) ? [] : [[name, String(value)]],
      );
      const answer = await fetch(target, {
        method,
        headers: passed,
        ...(method === "GET" ? {} : { body: sent }),
      });
      recorded.status = answer.status;
      const type = answer.headers.get("content-type") ?? "text/plain";
      response.writeHead(answer.status, { "content-type": type });
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    deployment: { url: `http://127.0.0.1:${port}`, adminKey },
    get requests() {
      return requests;
    },
    forget: () => {
      requests = [];
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function readJson(body: Buffer, compressed: boolean): unknown {
  if (body.length === 0) return undefined;
  return JSON.parse((compressed ? brotliDecompressSync(body) : body).toString("utf8"));
}
