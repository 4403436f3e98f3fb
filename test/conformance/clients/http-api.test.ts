import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import {
  clientVersions,
  consistentQuery,
  mutation,
  query,
  recordingLogger,
} from "./client-versions.ts";
import { project } from "./project.ts";

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const request = (path: string, init: RequestInit = {}) =>
  fetch(deployed.deployment.url + path, init);
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  request(path, { method: "POST", body: JSON.stringify(body), headers });

describe.each(clientVersions)("clients of $version", ({ version, browser }) => {
  test("consistent queries of a client read the same moment; others read the newest", async () => {
    const name = `consistent-${version}`;
    const client = new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });
    const read = () => consistentQuery(client, "counters:read", { name });
    expect(await read()).toBe(0);
    await client.mutation(mutation("counters:add"), { name });
    await client.mutation(mutation("counters:add"), { name });
    expect([await read(), await client.query(query("counters:read"), { name })]).toEqual([0, 2]);
    const other = new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });
    expect(await consistentQuery(other, "counters:read", { name })).toBe(2);
  });

  test("log lines of a call show on the console", async () => {
    const { lines, logger } = recordingLogger();
    const client = new browser.ConvexHttpClient(deployed.deployment.url, { logger });
    await client.mutation(mutation("items:add"), { list: `log-${version}`, n: 1 });
    expect(lines).toEqual(["%c[CONVEX M(items:add)] [LOG] color:rgb(0, 145, 255) 'adding' 1"]);
  });

  test("mutations of a client run in order, unless it asks otherwise", async () => {
    const client = new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });
    const name = `queue-${version}`;
    const add = () => client.mutation(mutation("counters:add"), { name });
    expect(await Promise.all([add(), add(), add()])).toEqual([1, 2, 3]);
  });
});

test("a function that fails is status 560 with its text, data and log lines", async () => {
  const body = {
    path: "counters:failing",
    args: [{ name: "status" }],
    format: "convex_encoded_json",
  };
  const response = await post("/api/action", body);
  expect([response.status, await response.json()]).toEqual([
    560,
    {
      status: "error",
      errorMessage: expect.stringMatching(
        /^\[Request ID: [0-9a-f]{16}\] Server Error\nUncaught ConvexError: /u,
      ),
      errorData: { code: { $integer: "BwAAAAAAAAA=" }, name: "status" },
      logLines: [],
    },
  ]);
});

test("other languages get plain JSON by the format json", async () => {
  const value = {
    big: { $integer: "BwAAAAAAAAA=" },
    bytes: { $bytes: "AQI=" },
    none: { $float: "AAAAAAAA+H8=" },
    list: [1.5, null, "x"],
  };
  const body = { path: "counters:ping", args: { value }, format: "json" };
  expect(await (await post("/api/action", body)).json()).toMatchObject({
    value: { big: "7", bytes: "AQI=", none: "NaN", list: [1.5, null, "x"] },
  });
});

test.each(["/api/run/counters/read", "/api/run/counters:read"])(
  "POST %s runs a function by its address",
  async (path) => {
    const response = await post(path, { args: { name: "run" }, format: "json" });
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: "success", value: 0, logLines: [] },
    ]);
  },
);

test.each([
  ["/api/query", "nonsense"],
  ["/api/query", "{}"],
  ["/api/query_at_ts", '{"path":"a:b","args":{}}'],
  ["/api/query_at_ts", '{"path":"a:b","args":{},"ts":"AAAAAAAAAAA="}'],
])("POST %s of %s is refused", async (path, body) => {
  const response = await request(path, { method: "POST", body });
  const content = { code: "BadRequest", message: expect.any(String) };
  expect([response.status, await response.json()]).toEqual([400, content]);
});

test.each([
  ["GET", "/api/query", 405],
  ["POST", "/api/nowhere", 404],
  ["GET", "/api/sync", 404],
])("%s %s is status %i", async (method, path, status) => {
  expect((await request(path, { method })).status).toBe(status);
});

test.each([
  ["Convex wrong", "BadDeployKey", "The provided deploy key was invalid for deployment"],
  ["Bearer nonsense", "InvalidAuthHeader", expect.stringContaining("Could not parse JWT payload")],
  ["Bearer e30.e30.e30", "InvalidAuthHeader", expect.any(String)],
  ["Basic eDp5", "InvalidAuthHeader", expect.any(String)],
])("the credentials %s are refused", async (authorization, code, message) => {
  const response = await post("/api/query", { path: "counters:who", args: {} }, { authorization });
  expect([response.status, await response.json()]).toEqual([401, { code, message }]);
});

test("a token is refused by a deployment without providers, in the platform's words", async () => {
  const payload = Buffer.from(JSON.stringify({ iss: "https://i", sub: "s", exp: 4e9 })).toString(
    "base64url",
  );
  const authorization = `Bearer ${Buffer.from('{"alg":"RS256","kid":"k"}').toString("base64url")}.${payload}.x`;
  const response = await post("/api/query", { path: "counters:who", args: {} }, { authorization });
  expect(await response.json()).toEqual({
    code: "NoAuthProvider",
    message:
      "No auth provider found matching the given token (no providers configured). Check convex/auth.config.ts.",
  });
});

test("a browser of any origin may call", async () => {
  const origin = "https://app.example.com";
  const preflight = await request("/api/query", {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,convex-client",
    },
  });
  const allowed = ["origin", "methods", "headers"].map((name) =>
    preflight.headers.get(`access-control-allow-${name}`),
  );
  expect([preflight.status, allowed]).toEqual([
    204,
    [origin, "GET, HEAD, POST, OPTIONS", "authorization,content-type,convex-client"],
  ]);
  const answer = await post("/api/query", { path: "counters:nothing", args: {} }, { origin });
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([560, origin]);
});

test.each(["/version", "/instance_name"])("GET %s answers anyone", async (path) => {
  const response = await request(path);
  expect([response.status, await response.text()]).toEqual([
    200,
    expect.stringMatching(/^[\w.-]+$/u),
  ]);
});
