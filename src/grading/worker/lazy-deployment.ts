import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";
import type { Deployment } from "../../backend/deployment.ts";

/** Two ports of 127.0.0.1 behind which a deployment starts when somebody calls. */
export interface LazyDeployment extends AsyncDisposable {
  readonly port: number;
  readonly sitePort: number;
}

/**
 * Listens for callers of a deployment that most graders never call. The first connection starts it; where `deploy`
 * gives none or fails, connections are cut.
 */
export async function listenLazily(
  deploy: () => Promise<Deployment | undefined>,
): Promise<LazyDeployment> {
  let deploying: Promise<Deployment | undefined> | undefined;
  const sockets = new Set<Socket>();
  const forwardTo = (portOf: (deployment: Deployment) => number): Server =>
    createServer((caller) => {
      keep(sockets, caller);
      deploying ??= deploy();
      deploying.then(
        (deployment) => {
          if (deployment === undefined) caller.destroy();
          else forward(caller, keep(sockets, connect(portOf(deployment), "127.0.0.1")));
        },
        () => caller.destroy(),
      );
    });
  const servers = [forwardTo(({ port }) => port), forwardTo(({ sitePort }) => sitePort)];
  const [port = 0, sitePort = 0] = await Promise.all(servers.map(listen));
  return {
    port,
    sitePort,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(close));
      const deployment = await deploying?.catch(() => undefined);
      await deployment?.[Symbol.asyncDispose]();
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): Socket {
  sockets.add(socket);
  // A connection that breaks is told by its end; nobody else needs to know.
  socket.on("error", () => socket.destroy());
  socket.on("close", () => sockets.delete(socket));
  return socket;
}

function forward(caller: Socket, deployment: Socket): void {
  caller.pipe(deployment);
  deployment.pipe(caller);
  caller.on("close", () => deployment.destroy());
  deployment.on("close", () => caller.destroy());
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
