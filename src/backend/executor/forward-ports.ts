import { createServer, type Socket } from "node:net";
import type { SocketEvent } from "./protocol.ts";

/** Sockets of user code inside the sandbox, by their numbers. */
export interface ForwardedSockets {
  /** Does to a socket what happened at its other end, outside of the sandbox. */
  apply(event: SocketEvent): void;
}

/**
 * Listens on ports of the sandbox's own loopback and hands what arrives to the platform, which alone can reach the real
 * ones: so code that opens sockets itself reaches the same servers as `fetch`.
 */
export function forwardPorts(
  ports: readonly number[],
  tell: (event: SocketEvent) => void,
): ForwardedSockets {
  const sockets = new Map<number, Socket>();
  let opened = 0;
  const forward = (socket: Socket, port: number): void => {
    opened += 1;
    const id = opened;
    sockets.set(id, socket);
    tell({ kind: "opened", socket: id, port });
    socket.on("data", (data) => {
      tell({ kind: "data", socket: id, data: data.toString("base64") });
    });
    socket.on("end", () => tell({ kind: "ended", socket: id }));
    socket.on("error", () => {});
    socket.on("close", () => {
      if (sockets.delete(id)) tell({ kind: "closed", socket: id });
    });
  };
  for (const port of ports) {
    const server = createServer({ allowHalfOpen: true }, (socket) => forward(socket, port));
    server.on("error", () => {});
    server.listen(port, "127.0.0.1");
  }
  return {
    apply: (event) => {
      const socket = sockets.get(event.socket);
      if (event.kind === "data") socket?.write(Buffer.from(event.data, "base64"));
      else if (event.kind === "ended") socket?.end();
      else if (event.kind === "closed") socket?.destroy();
    },
  };
}
