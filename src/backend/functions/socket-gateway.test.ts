import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, requirePushed, type DeployedProject } from "../deploy-project.fixture.ts";

const node = `"use node";
import { action } from "./_generated/server";
import { v } from "convex/values";
import http from "node:http";
import net from "node:net";

export const request = action({ args: { url: v.string(), body: v.string() }, handler: async (_ctx, { url, body }) =>
  await new Promise((resolve) => {
    const sent = http.request(url, { method: "POST" }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => resolve([response.statusCode, text.length, text.slice(0, 10)]));
    });
    sent.on("error", (error: any) => resolve(error.code)).end(body);
  }) });
export const connect = action({ args: { host: v.string(), port: v.number() }, handler: async (_ctx, { host, port }) =>
  await new Promise((resolve) => {
    const socket = net.connect(port, host, () => resolve("connected"));
    socket.on("error", (error: any) => resolve(error.code));
  }) });
const leave = () => (TextEncoder as any).constructor("return process")();
export const forge = action({ args: { port: v.number() }, handler: async (_ctx, { port }) => {
  const { writeSync } = leave().getBuiltinModule("fs");
  for (const event of [{ kind: "opened", socket: 77, port }, { kind: "data", socket: 77, data: btoa("GET /forged HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n") }])
    writeSync(3, JSON.stringify({ type: "socket", event }) + "\\n");
} });
export const self = action({ args: { url: v.string() }, handler: async (_ctx, { url }) => {
  const response = await fetch(url).catch((error: Error) => error.message);
  return typeof response === "string" ? response : [response.status, await response.text()];
} });
`;
const http = `
import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
const router = httpRouter();
router.route({ path: "/own", method: "GET", handler: httpAction(async () => new Response("own")) });
export default router;`;

const sandbox = await detectSandbox();
const seen: string[] = [];
const fixture = createServer((request, response) => {
  seen.push(request.url ?? "");
  request.pipe(response);
});
let port = 0;
let deployed: DeployedProject;

beforeAll(async () => {
  fixture.listen(0, "127.0.0.1");
  await once(fixture, "listening");
  const address = fixture.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  const files = { "convex/node.ts": node, "convex/http.ts": http };
  deployed = await deployProject(sandbox, files, { fetchOrigins: [`http://127.0.0.1:${port}`] });
  requirePushed(deployed);
});
afterAll(async () => {
  await deployed[Symbol.asyncDispose]();
  fixture.close();
});

test("sockets of the Node runtime reach the allowed port", async () => {
  const body = "0123456789".repeat(100_000);
  const url = `http://127.0.0.1:${port}/sent`;
  const requests = [1, 2, 3].map(() => deployed.anonymous.action("node:request", { url, body }));
  const expected = [200, body.length, "0123456789"];
  expect(await Promise.all(requests)).toEqual([expected, expected, expected]);
});

test.runIf(sandbox.isolates)(
  "sockets reach nothing else, least of all the deployment",
  async () => {
    const connect = (host: string, to: number) =>
      deployed.anonymous.action("node:connect", { host, port: to });
    expect(await connect("127.0.0.1", deployed.deployment.port)).toBe("ECONNREFUSED");
    expect(await connect("127.0.0.1", deployed.deployment.sitePort)).toBe("ECONNREFUSED");
    expect(await connect("192.0.2.1", 80)).toMatch(/ENETUNREACH|ECONNREFUSED/);
    expect(await connect("example.com", 80)).toMatch(/EAI_AGAIN|ENOTFOUND/);
  },
);

test("an event that code forges for another port opens nothing there", async () => {
  const other = createServer((_request, response) => response.end());
  let connections = 0;
  other.on("connection", () => (connections += 1));
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const otherPort = typeof address === "object" && address !== null ? address.port : 0;
  await deployed.anonymous.action("node:forge", { port: otherPort });
  await deployed.anonymous.action("node:forge", { port });
  await expect.poll(() => seen).toContain("/forged");
  other.close();
  expect(connections).toBe(0);
});

test("fetch reaches the deployment's own HTTP actions and files, not its API", async () => {
  const { siteUrl, url } = deployed.deployment;
  const self = (address: string) => deployed.anonymous.action("node:self", { url: address });
  expect(await self(`${siteUrl}/own`)).toEqual([200, "own"]);
  expect(await self(`${url}/api/storage/none`)).toMatchObject([404, expect.any(String)]);
  for (const path of [
    "/version",
    "/api/query",
    "/api/storage/../query",
    "/api/storage/%2e%2e/query",
  ]) {
    expect(await self(`${url}${path}`)).toBe(`fetch failed: this deployment may not reach ${url}`);
  }
});
