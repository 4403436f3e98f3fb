import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HarnessError } from "../../lib/harness-error.ts";
import { jsonReply, type Reply } from "./reply.ts";

export interface ListeningServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
}

/** Serves on a free port of 127.0.0.1 until it is disposed; open connections are cut then. */
export async function listen(
  handle: (request: IncomingMessage) => Promise<Reply>,
): Promise<ListeningServer> {
  const server = createServer((request, response) => void respond(request, response, handle));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = addressOf(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new HarnessError("stop-run", "The deployment's server has no port.");
  }
  return address;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: IncomingMessage) => Promise<Reply>,
): Promise<void> {
  const { status, headers, body } = await handle(request).catch(internalError);
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  response.end(request.method === "HEAD" ? undefined : body);
}

function internalError(error: unknown): Reply {
  const message = error instanceof Error ? error.message : String(error);
  return jsonReply(500, { code: "InternalServerError", message });
}
