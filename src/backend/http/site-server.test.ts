import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, type DeployedProject, requirePushed } from "../deploy-project.fixture.ts";

const http = `
import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
import { api } from "./_generated/api";
const http = httpRouter();
const echo = httpAction(async (_ctx, request) => Response.json({
  method: request.method, path: new URL(request.url).pathname, query: new URL(request.url).search,
  type: request.headers.get("x-kind"), body: await request.text(),
}, { status: 201, headers: { "x-answer": "yes" } }));
http.route({ path: "/exact", method: "POST", handler: echo });
http.route({ pathPrefix: "/api/", method: "GET", handler: echo });
http.route({ path: "/glob/*", method: "GET", handler: echo });
http.route({ path: "/throws", method: "GET", handler: httpAction(async () => { throw new Error("no luck"); }) });
http.route({ path: "/sum", method: "GET", handler: httpAction(async (ctx) => new Response(String(await ctx.runQuery(api.index.sum, {})))) });
class Forged extends Response { get headers() { return [["x-text", "1\\n2"]] as any; } }
http.route({ path: "/forged", method: "GET", handler: httpAction(async () => new Forged("x")) });
export default http;`;

const index = `import { query } from "./_generated/server";
export const sum = query({ args: {}, handler: async () => 3 });`;

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), {
    "convex/http.ts": http,
    "convex/index.ts": index,
  });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

function request(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${deployed.deployment.siteUrl}${path}`, { method, ...init });
}

test("an exact route gets the request as it was sent", async () => {
  const response = await request("POST", "/exact?a=1", {
    headers: { "x-kind": "k" },
    body: "text",
  });
  expect([response.status, response.headers.get("x-answer")]).toEqual([201, "yes"]);
  expect(await response.json()).toEqual({
    method: "POST",
    path: "/exact",
    query: "?a=1",
    type: "k",
    body: "text",
  });
});

test.each(["/api/", "/api/a", "/api/a/b/c", "/api/caf%C3%A9/%20x"])(
  "a prefix route answers GET %s",
  async (path) => {
    const response = await request("GET", path);
    expect(await response.json()).toMatchObject({ path });
  },
);

test.each([
  ["GET", "/exact"],
  ["POST", "/api/a"],
  ["GET", "/api"],
  ["GET", "/exact/more"],
  ["GET", "/nowhere"],
])("%s %s has no route", async (method, path) => {
  const response = await request(method, path);
  expect([response.status, await response.text()]).toEqual([404, "No matching routes found"]);
});

test("an asterisk in an exact path is no wildcard", async () => {
  expect((await request("GET", "/glob/a")).status).toBe(404);
});

test("an error of the handler is an answer with its text", async () => {
  const response = await request("GET", "/throws");
  const answer = z.object({ code: z.string(), trace: z.string() }).parse(await response.json());
  expect(response.status).toBe(500);
  expect(answer.code).toMatch(/^\[Request ID: [0-9a-f]+\] Server Error: Uncaught Error: no luck$/);
  expect(answer.trace).toContain("../convex/http.ts:");
});

test("a header that cannot be sent is a failure of its action alone", async () => {
  const response = await request("GET", "/forged");
  const answer = z.object({ trace: z.string() }).parse(await response.json());
  expect([response.status, answer.trace]).toEqual([
    500,
    expect.stringContaining("The header is invalid."),
  ]);
  expect(await (await request("GET", "/sum")).text()).toBe("3");
  expect(deployed.deployment.internalError()).toBeUndefined();
});

test("a path that begins with two slashes names no other host", async () => {
  const paths = ["//", "//api/a"];
  const answers = await Promise.all(paths.map(async (path) => (await request("GET", path)).text()));
  expect(answers).toEqual(paths.map(() => "No matching routes found"));
});

test("an HTTP action calls functions", async () => {
  expect(await (await request("GET", "/sum")).text()).toBe("3");
});

test("a deployment without a router says so", async () => {
  await using bare = await deployProject(await detectSandbox(), { "convex/index.ts": index });
  const response = await fetch(`${bare.deployment.siteUrl}/x`);
  expect([response.status, await response.text()]).toEqual([
    404,
    "This Convex deployment does not have HTTP actions enabled.",
  ]);
});
