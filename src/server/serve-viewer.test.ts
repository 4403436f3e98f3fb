import { Hono } from "hono";
import { expect, test } from "vitest";
import { UsageError } from "../lib/harness-error.ts";
import { serveViewer } from "./serve-viewer.ts";

const app = new Hono().get("/", (context) => context.text("here"));
const host = "127.0.0.1";

test("an app is served until it is disposed of", async () => {
  const server = await serveViewer(app, { host, port: 0 });
  expect(await (await fetch(server.address)).text()).toBe("here");
  await server[Symbol.asyncDispose]();
  await expect(fetch(server.address)).rejects.toThrow("fetch failed");
});

test("a port that was asked for and is in use is named", async () => {
  await using server = await serveViewer(app, { host, port: 0 });
  const port = Number(new URL(server.address).port);
  await expect(serveViewer(app, { host, port })).rejects.toThrow(
    new UsageError(`Port ${port} is in use: name another with --port, or leave it out.`),
  );
});

test("a host that is not this machine's is named", async () => {
  await expect(serveViewer(app, { host: "203.0.113.7", port: 0 })).rejects.toThrow(UsageError);
});
