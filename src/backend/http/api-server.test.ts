import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { Database } from "../database/database.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";
import { FileStorage } from "../storage/file-storage.ts";
import { createApiHandler } from "./api-server.ts";
import { listen } from "./listen.ts";
import { storageRoutes } from "./storage-routes.ts";

const project = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ items: defineTable({ n: v.number() }).index("by_n", ["n"]) });`,
  "convex/index.ts": `import { query, mutation, action } from "./_generated/server";
import { api } from "./_generated/api";
export const fill = mutation({ args: {}, handler: async (ctx) => {
  for (let n = 0; n < 100; n += 1) await ctx.db.insert("items", { n });
} });
export const some = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.query("items").withIndex("by_n", (q) => q.gte("n", 10).lt("n", 15)).collect()).length });
export const all = query({ args: {}, handler: async (ctx) => {
  const items = await ctx.db.query("items").collect();
  return (await ctx.db.get(items[0]!._id))!.n;
} });
export const both = action({ args: {}, handler: async (ctx): Promise<number[]> =>
  [await ctx.runQuery(api.index.some, {}), await ctx.runQuery(api.index.all, {})] });
export const upload = mutation({ args: {}, handler: async (ctx) => await ctx.storage.generateUploadUrl() });
export const who = query({ args: {}, handler: async (ctx) => await ctx.auth.getUserIdentity() });
export const files = query({ args: {}, handler: async (ctx) => {
  const all = await ctx.db.system.query("_storage").collect();
  return await Promise.all(all.map(async ({ _id, _creationTime, ...rest }) => ({ ...rest, url: await ctx.storage.getUrl(_id) })));
} });
export const remove = mutation({ args: {}, handler: async (ctx) => {
  for (const { _id } of await ctx.db.system.query("_storage").collect()) await ctx.storage.delete(_id);
} });
export const store = action({ args: {}, handler: async (ctx) => {
  const id = await ctx.storage.store(new Blob(["stored"], { type: "text/x" }));
  const blob = await ctx.storage.get(id);
  return [await blob!.text(), blob!.type];
} });
export const forge = action({ args: {}, handler: async (ctx) => {
  const blob = new Blob(["x"]);
  Object.defineProperty(blob, "type", { value: "text/x\\nx: y" });
  await ctx.storage.store(blob);
} });`,
};

const anId: unknown = expect.stringMatching(/^[0-9a-z]{32}$/);
const aFileUrl: unknown = expect.stringMatching(/\/api\/storage\/[0-9a-f-]{36}$/);

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
  await deployed.anonymous.mutation("index:fill");
});
afterAll(() => deployed[Symbol.asyncDispose]());

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${deployed.deployment.url}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    content: z.record(z.string(), z.unknown()).parse(await response.json()),
  };
}

const aSize: unknown = expect.any(Number);

test.each([
  [
    "index:some",
    "query",
    {
      documentsRead: 5,
      bytesRead: aSize,
      documentsWritten: 0,
      bytesWritten: 0,
      indexRanges: 1,
      queriesRun: 1,
    },
  ],
  [
    "index:all",
    "query",
    {
      documentsRead: 101,
      bytesRead: aSize,
      documentsWritten: 0,
      bytesWritten: 0,
      indexRanges: 2,
      queriesRun: 1,
    },
  ],
  [
    "index:both",
    "action",
    {
      documentsRead: 106,
      bytesRead: aSize,
      documentsWritten: 0,
      bytesWritten: 0,
      indexRanges: 3,
      queriesRun: 2,
    },
  ],
])("the admin learns what %s read", async (path, kind, usage) => {
  const authorization = `Convex ${deployed.deployment.adminKey}`;
  const headers = { authorization, "faultline-usage": "include" };
  const { content } = await post(`/api/${kind}`, { path, args: [{}] }, headers);
  expect(content["usage"]).toEqual(usage);
  const anonymous = await post(
    `/api/${kind}`,
    { path, args: [{}] },
    { "faultline-usage": "include" },
  );
  expect(Object.keys(anonymous.content)).toEqual(["status", "value", "logLines"]);
});

test("a wrong admin key is refused", async () => {
  const call = { path: "index:some", args: [{}] };
  const { status, content } = await post("/api/query", call, { authorization: "Convex wrong" });
  expect([status, content["code"]]).toEqual([401, "BadDeployKey"]);
});

test("the admin can act as a user", async () => {
  const identity = Buffer.from(JSON.stringify({ subject: "s", issuer: "https://i" })).toString(
    "base64",
  );
  const authorization = `Convex ${deployed.deployment.adminKey}:${identity}`;
  const { content } = await post(
    "/api/query",
    { path: "index:who", args: [{}] },
    { authorization },
  );
  expect(content["value"]).toEqual({
    subject: "s",
    issuer: "https://i",
    tokenIdentifier: "https://i|s",
  });
});

test("/api/function runs whatever kind a function has", async () => {
  const { content } = await post("/api/function", { path: "index:some", args: {} });
  expect(content["value"]).toBe(5);
});

test.each([
  ["/api/query", "nonsense"],
  ["/api/nowhere", "{}"],
])("POST %s of %s is refused", async (path, body) => {
  const response = await fetch(`${deployed.deployment.url}${path}`, { method: "POST", body });
  expect([400, 404]).toContain(response.status);
});

test("a file is uploaded, listed, served and deleted", async () => {
  const uploadUrl = z.string().parse(await deployed.anonymous.mutation("index:upload"));
  const headers = { "content-type": "text/plain" };
  const uploaded = await fetch(uploadUrl, { method: "POST", headers, body: "hello" });
  expect(await uploaded.json()).toEqual({ storageId: anId });
  const [file] = z
    .array(z.looseObject({ url: z.string() }))
    .parse(await deployed.anonymous.query("index:files"));
  expect(file).toEqual({
    contentType: "text/plain",
    size: 5,
    sha256: "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
    url: aFileUrl,
  });
  const served = await fetch(file?.url ?? "");
  expect([served.headers.get("content-type"), await served.text()]).toEqual([
    "text/plain",
    "hello",
  ]);
  await deployed.anonymous.mutation("index:remove");
  expect((await fetch(file?.url ?? "")).status).toBe(404);
});

test("an upload needs a token", async () => {
  const { status } = await post("/api/storage/upload?token=guess", {});
  expect(status).toBe(401);
});

test("an action stores and reads a file", async () => {
  expect(await deployed.anonymous.action("index:store")).toEqual(["stored", "text/x"]);
});

test("a file whose type cannot be sent as a header is not stored", async () => {
  expect(await failureOf(deployed.anonymous.action("index:forge"))).toContain(
    "The content type is invalid.",
  );
});

test("an upload that no longer fits is refused", async () => {
  const files = new FileStorage(new Database(), () => "");
  files.store({ bytes: Buffer.alloc(256 * 1024 * 1024), contentType: undefined });
  const failures: unknown[] = [];
  await using server = await listen({
    handle: createApiHandler(storageRoutes(files)),
    onFailure: (error) => failures.push(error),
  });
  const url = `${server.url}${files.createUploadUrl()}`;
  const response = await fetch(url, { method: "POST", body: "x" });
  expect([response.status, await response.json(), failures]).toEqual([
    400,
    { code: "BadRequest", message: "The files of this deployment would take more than 256 MiB." },
    [],
  ]);
});

test("many requests over one connection leave nothing behind", async () => {
  const counts: number[] = [];
  const handle = createApiHandler([
    { method: "GET", path: "/", handle: () => ({ status: 200, headers: [], body: "" }) },
  ]);
  await using server = await listen({
    handle: (request) => {
      counts.push(request.socket.listenerCount("close"));
      return handle(request);
    },
    onFailure: (error) => expect.unreachable(String(error)),
  });
  for (let turn = 0; turn < 3; turn += 1) await (await fetch(server.url)).text();
  expect(new Set(counts).size).toBe(1);
});
