import { connect, type Socket } from "node:net";
import type { SocketEvent } from "../executor/protocol.ts";

const maximumSockets = 256;
const maximumWaitingBytes = 16 * 1024 * 1024;
const idleMilliseconds = 60_000;

/** Connects sockets of user code to the ports of 127.0.0.1 that it may reach. What user code tells is untrusted. */
export class SocketGateway implements Disposable {
  readonly #ports: ReadonlySet<number>;
  readonly #tell: (event: SocketEvent) => void;
  readonly #sockets = new Map<number, Socket>();

  constructor(ports: readonly number[], tell: (event: SocketEvent) => void) {
    this.#ports = new Set(ports);
    this.#tell = tell;
  }

  /** Does outside of the sandbox what happened to a socket inside. */
  apply(event: SocketEvent): void {
    const socket = this.#sockets.get(event.socket);
    switch (event.kind) {
      case "opened":
        this.#open(event.socket, event.port);
        return;
      case "data":
        socket?.write(Buffer.from(event.data, "base64"));
        if ((socket?.writableLength ?? 0) > maximumWaitingBytes) socket?.destroy();
        return;
      case "ended":
        socket?.end();
        return;
      case "closed":
        socket?.destroy();
        return;
      default:
        event satisfies never;
    }
  }

  [Symbol.dispose](): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  #open(id: number, port: number): void {
    const isRefused =
      !this.#ports.has(port) || this.#sockets.has(id) || this.#sockets.size >= maximumSockets;
    if (isRefused) {
      this.#tell({ kind: "closed", socket: id });
      return;
    }
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    this.#sockets.set(id, socket);
    socket.setTimeout(idleMilliseconds, () => socket.destroy());
    socket.on("data", (data) => {
      this.#tell({ kind: "data", socket: id, data: data.toString("base64") });
    });
    socket.on("end", () => this.#tell({ kind: "ended", socket: id }));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(id);
      this.#tell({ kind: "closed", socket: id });
    });
  }
}
