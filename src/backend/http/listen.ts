import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { HarnessError, UsageError } from "../../lib/harness-error.ts";
import { jsonReply, type Reply } from "./reply.ts";

export interface ListeningServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
}

export interface Listener {
  readonly handle: (request: IncomingMessage) => Promise<Reply>;
  /** Told what `handle` threw and which reply could not be sent; the caller gets status 500. */
  readonly onFailure: (error: unknown) => void;
  /** Takes over connections that ask for another protocol; without it they are answered like any request. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** A free one by default. Fails with `UsageError` for one that is taken. */
  readonly port?: number | undefined;
}

/** Serves on a port of 127.0.0.1 until it is disposed; open connections are cut then. */
export async function listen(listener: Listener): Promise<ListeningServer> {
  const server = createServer((request, response) => void respond(request, response, listener));
  if (listener.onUpgrade !== undefined) server.on("upgrade", listener.onUpgrade);
  server.listen(listener.port ?? 0, "127.0.0.1");
  await once(server, "listening").catch((error: unknown) => {
    // Nobody asked for a port that none is free.
    if (listener.port === undefined) throw error;
    throw new UsageError(`Nothing can listen on port ${listener.port}: ${reasonOf(error)}.`, {
      cause: error,
    });
  });
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

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "EADDRINUSE"
    ? "it is taken, so give another or stop what uses it"
    : error.message;
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
  { handle, onFailure }: Listener,
): Promise<void> {
  try {
    send(response, await handle(request));
  } catch (error) {
    // Reading the request of a caller that has gone away fails: nobody's fault.
    if (response.destroyed) return;
    onFailure(error);
    sendFailure(response, error);
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  response.end(response.req.method === "HEAD" ? undefined : body);
}

function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  send(response, internalError(error));
}

function internalError(error: unknown): Reply {
  const message = error instanceof Error ? error.message : String(error);
  return jsonReply(500, { code: "InternalServerError", message });
}
