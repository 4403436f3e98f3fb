import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  deployProject,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { messagesProject } from "./messages-project.fixture.ts";

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), messagesProject);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const badKey = {
  code: "BadDeployKey",
  message: "The provided deploy key was invalid for deployment",
};

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const { url, adminKey } = deployed.deployment;
  const headers = new Headers(init.headers);
  if (!headers.has("authorization")) headers.set("authorization", `Convex ${adminKey}`);
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return { status: response.status, content: isJson ? JSON.parse(text) : text };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  send(path, { method: "POST", body: JSON.stringify(body), headers });

const emptyPush = {
  adminKey: "",
  dryRun: false,
  functions: "convex/",
  appDefinition: {
    definition: null,
    dependencies: [],
    schema: null,
    changedModules: [],
    unchangedModuleHashes: [] as object[],
    udfServerVersion: "1.46.0",
  },
  componentDefinitions: [],
  nodeDependencies: [],
};

interface StartedPush {
  readonly schemaChange: { readonly schemaIds: Record<string, string> };
  readonly environmentVariables: Record<string, string>;
}

async function startPush(): Promise<StartedPush> {
  const { status, content } = await post("/api/deploy2/start_push", emptyPush);
  expect(status).toBe(200);
  return content as StartedPush;
}

test.each(["/version", "/instance_name"])("%s is a text for everybody", async (path) => {
  expect(await send(path, { headers: { authorization: "none" } })).toEqual({
    status: 200,
    content: "faultline",
  });
});

test("the addresses are told", async () => {
  const { url, siteUrl } = deployed.deployment;
  expect(await send("/api/v1/get_canonical_urls")).toEqual({
    status: 200,
    content: { convexCloudUrl: url, convexSiteUrl: siteUrl },
  });
});

test("the hashes of the modules are those of source and source map", async () => {
  const { content } = await post("/api/get_config_hashes", { version: "1.46.0" });
  const hash: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(content).toMatchObject({
    config: { functions: "convex/", authInfo: [] },
    moduleHashes: expect.arrayContaining([
      { path: "messages.js", hash, environment: "isolate" },
      { path: "seal.js", hash, environment: "node" },
    ]),
  });
});

test.each([
  ["GET", "/api/v1/get_canonical_urls"],
  ["GET", "/api/v1/list_environment_variables"],
  ["GET", "/api/stream_function_logs"],
  ["POST", "/api/get_config_hashes"],
  ["POST", "/api/deploy2/evaluate_schema"],
  ["POST", "/api/deploy2/evaluate_push"],
  ["POST", "/api/deploy2/start_push"],
  ["POST", "/api/deploy2/wait_for_schema"],
  ["POST", "/api/deploy2/finish_push"],
  ["POST", "/api/deploy2/report_push_completed"],
  ["POST", "/api/update_environment_variables"],
])("%s %s is refused without the key", async (method, path) => {
  const body = method === "POST" ? { body: JSON.stringify({ adminKey: "wrong" }) } : {};
  const { url } = deployed.deployment;
  for (const authorization of ["Convex wrong", undefined]) {
    const headers = authorization === undefined ? {} : { authorization };
    const response = await fetch(url + path, { method, headers, ...body });
    expect([response.status, await response.json()]).toEqual([401, badKey]);
  }
});

test("the key may stand in the body alone", async () => {
  const { url, adminKey } = deployed.deployment;
  const body = JSON.stringify({ adminKey });
  const response = await fetch(`${url}/api/deploy2/report_push_completed`, {
    method: "POST",
    body,
  });
  expect([response.status, await response.json()]).toEqual([200, null]);
});

test("a body that unpacks to more than it may is refused", { timeout: 60_000 }, async () => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const bomb = brotliCompressSync(Buffer.alloc(300 * 1024 * 1024), { params });
  const answer = await send("/api/deploy2/start_push", {
    method: "POST",
    body: bomb,
    headers: { "content-encoding": "br" },
  });
  expect(answer).toEqual({
    status: 400,
    content: { code: "BadJsonBody", message: "The request is too large or no JSON." },
  });
});

test("a request of another shape is refused", async () => {
  expect(await post("/api/deploy2/start_push", { adminKey: "" })).toMatchObject({
    status: 400,
    content: { code: "BadJsonBody" },
  });
});

test("hashes of modules that the deployment does not hold mean that another push came between", async () => {
  const unchanged = { path: "messages.js", environment: "isolate", sha256: "0".repeat(64) };
  const appDefinition = { ...emptyPush.appDefinition, unchangedModuleHashes: [unchanged] };
  expect(await post("/api/deploy2/start_push", { ...emptyPush, appDefinition })).toMatchObject({
    status: 400,
    content: { code: "RaceDetected" },
  });
});

test("`evaluate_push` and `evaluate_schema` tell what would change", async () => {
  const dropped = { name: "messages.by_body", type: "database", fields: ["body"] };
  expect((await post("/api/deploy2/evaluate_push", emptyPush)).content).toMatchObject({
    schemaChange: { indexDiffs: { "": { added_indexes: [], removed_indexes: [dropped] } } },
  });
  await deployed.anonymous.mutation("messages:send", { body: "hi" });
  expect((await post("/api/deploy2/evaluate_schema", emptyPush)).content).toEqual({
    componentSchemaEvaluations: {
      "": {
        definitionPath: "",
        schemaValidation: false,
        tables: [],
        indexes: [{ ...dropped, change: "dropped", needsBackfill: false, numDocs: 1 }],
      },
    },
    newComponentDefinitions: [],
  });
});

test("a push that nobody started cannot be finished or waited for", async () => {
  const schemaChange = { schemaIds: { "": "none" } };
  const unknown = { schemaChange, environmentVariables: {} };
  expect(await post("/api/deploy2/wait_for_schema", { schemaChange })).toEqual({
    status: 200,
    content: { type: "raceDetected" },
  });
  expect(
    await post("/api/deploy2/finish_push", { startPush: unknown, dryRun: false }),
  ).toMatchObject({
    status: 400,
    content: { code: "RaceDetected" },
  });
});

test("variables that change during a push make the client start over", async () => {
  const started = await startPush();
  const changes = [{ name: "ADDED", value: "1" }];
  expect(await post("/api/update_environment_variables", { changes })).toEqual({
    status: 200,
    content: null,
  });
  expect(await send("/api/v1/list_environment_variables")).toEqual({
    status: 200,
    content: { environmentVariables: { ADDED: "1" } },
  });
  expect(
    await post("/api/deploy2/finish_push", { startPush: started, dryRun: false }),
  ).toMatchObject({ status: 400, content: { code: "RaceDetected" } });
  await post("/api/update_environment_variables", { changes: [{ name: "ADDED" }] });
});

test("the logs of calls are streamed; a poll waits for the next", async () => {
  const { content } = await send("/api/stream_function_logs?cursor=0");
  const { newCursor } = content as { readonly newCursor: number };
  const poll = send(`/api/stream_function_logs?cursor=${newCursor}`);
  await deployed.anonymous.mutation("messages:send", { body: "logged" });
  expect((await poll).content).toMatchObject({
    entries: [
      {
        kind: "Completion",
        identifier: "messages.js:send",
        udfType: "Mutation",
        logLines: ["[LOG] 'sending' 'logged'"],
        error: null,
      },
    ],
  });
});

test("a finished push tells how components changed", async () => {
  const started = await startPush();
  const { content } = await post("/api/deploy2/finish_push", { startPush: started, dryRun: true });
  expect(content).toMatchObject({
    authDiff: { added: [], removed: [] },
    componentDiffs: {
      "": {
        diffType: { type: "modify" },
        moduleDiff: { added: [], removed: expect.arrayContaining(["messages.js"]) },
        cronDiff: { added: [], updated: [], deleted: ["tick"] },
        indexDiff: { removed_indexes: [{ name: "messages.by_body" }] },
        schemaDiff: { next_schema: null },
      },
    },
  });
});

test("the client's own queries read variables and addresses", async () => {
  const changes = [{ name: "LISTED", value: "yes" }];
  await post("/api/update_environment_variables", { changes });
  const { admin, deployment } = deployed;
  const list = "_system/cli/queryEnvironmentVariables";
  expect(await admin.query(list)).toEqual([{ name: "LISTED", value: "yes" }]);
  expect(await admin.query(`${list}:get`, { name: "LISTED" })).toEqual(changes[0]);
  expect(await admin.query(`${list}:get`, { name: "NONE" })).toBeNull();
  expect(await admin.query("_system/cli/convexUrl:cloudUrl")).toBe(deployment.url);
  expect(await admin.query("_system/cli/convexUrl:siteUrl")).toBe(deployment.siteUrl);
});
