import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { requestUrl } from "../http/request-url.ts";
import { ClientSessions } from "./client-sessions.ts";
import { QueryCache } from "./query-cache.ts";
import type { ServerMessage } from "./server-message.ts";
import { SyncSession, type Connection, type SyncSessionOptions } from "./sync-session.ts";

const syncPath = /^\/api\/(?:\d+\.\d+\.\d+(?:-[\w.]+)?\/)?sync$/u;
const pingMilliseconds = 15_000;
const largestMessage = 17 * 1024 * 1024;
/** Bytes that wait for a client that does not read. */
const largestBacklog = 128 * 1024 * 1024;
const maximumConnections = 1_024;

export type SyncServerOptions = Omit<SyncSessionOptions, "connection" | "cache" | "clients">;

/** Serves the sync protocol on `/api/<version>/sync`: reactive queries, mutations and actions. */
export class SyncServer implements Disposable {
  readonly #options: SyncServerOptions;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  readonly #sessions = new Set<SyncSession>();
  readonly #clients = new ClientSessions();
  readonly #cache: QueryCache;
  readonly #pings: NodeJS.Timeout;

  constructor(options: SyncServerOptions) {
    this.#options = options;
    const { database, call } = options;
    this.#cache = new QueryCache({ database, call, onStale: () => this.#updateAll() });
    this.#pings = setInterval(() => this.#ping(), pingMilliseconds);
    this.#pings.unref();
  }

  /** Takes over a connection that asks for the protocol; refuses any other. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A caller that goes away while it is refused is nobody's fault.
    socket.on("error", () => {});
    const url = requestUrl(request, "http://localhost");
    if (url === undefined || !syncPath.test(url.pathname)) {
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    if (this.#sessions.size >= maximumConnections) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n");
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket));
  };

  /** Runs every query again, as the code or its environment has changed. */
  refresh(): void {
    this.#cache.discardAll();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#pings);
    for (const session of this.#sessions) session[Symbol.dispose]();
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #open(socket: WebSocket): void {
    const session = new SyncSession({
      ...this.#options,
      connection: connectionOver(socket),
      cache: this.#cache,
      clients: this.#clients,
    });
    this.#sessions.add(session);
    socket.on("message", (data, isBinary) => session.receive(isBinary ? "" : textOf(data)));
    // Malformed frames and messages that are too large: the library closes the connection.
    socket.on("error", () => {});
    socket.on("close", () => {
      session[Symbol.dispose]();
      this.#sessions.delete(session);
    });
  }

  #updateAll(): void {
    for (const session of this.#sessions) session.update();
  }

  #ping(): void {
    for (const client of this.#sockets.clients) connectionOver(client).send({ type: "Ping" });
  }
}

function connectionOver(socket: WebSocket): Connection {
  return {
    send: (message: ServerMessage) => {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(JSON.stringify(message));
      if (socket.bufferedAmount > largestBacklog) socket.terminate();
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

function textOf(data: RawData): string {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : data;
  return Buffer.from(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes).toString("utf8");
}
