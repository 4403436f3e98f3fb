import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { UsageError } from "../lib/harness-error.ts";

export interface ServeOptions {
  readonly host: string;
  /** A port that was asked for; without one the first free from the default on. */
  readonly port?: number;
}

/** A server that answers. */
export interface ViewerServer extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly address: string;
}

const firstPort = 4747;
const triedPorts = 20;

/** Serves an app. Fails with `UsageError` where the port is taken or the host is not this machine's. */
export async function serveViewer(app: Hono, { host, port }: ServeOptions): Promise<ViewerServer> {
  const ports =
    port === undefined
      ? Array.from({ length: triedPorts }, (_, index) => firstPort + index)
      : [port];
  for (const each of ports) {
    const server = await listen(app, host, each);
    if (server !== undefined) return server;
  }
  throw new UsageError(
    port === undefined
      ? `Ports ${firstPort} to ${firstPort + triedPorts - 1} are all in use: name a free one with --port.`
      : `Port ${port} is in use: name another with --port, or leave it out.`,
  );
}

/** `undefined` where the port is in use. */
async function listen(app: Hono, host: string, port: number): Promise<ViewerServer | undefined> {
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  if (problem?.code === "EADDRINUSE") return undefined;
  if (problem !== undefined) {
    throw new UsageError(
      `${host}:${port} cannot be listened on (${problem.code ?? problem.message}): name another --host or --port.`,
    );
  }
  const named = host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${named}:${portOf(server.address())}`,
    async [Symbol.asyncDispose]() {
      // Event streams never end by themselves.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
