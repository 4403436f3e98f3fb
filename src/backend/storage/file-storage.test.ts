import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";
import { ManualClock } from "../manual-clock.ts";

const index = `
import { query, mutation, action } from "./_generated/server";
import { v } from "convex/values";
export const uploadUrl = mutation({ args: {}, handler: async (ctx) => await ctx.storage.generateUploadUrl() });
export const look = query({ args: { id: v.any() }, handler: async (ctx, { id }) => ({
  url: await ctx.storage.getUrl(id),
  document: await ctx.db.system.get(id),
  metadata: await (ctx.storage as any).getMetadata(id),
}) });
export const list = query({ args: {}, handler: async (ctx) => await ctx.db.system.query("_storage").collect() });
export const remove = mutation({ args: { id: v.id("_storage"), fail: v.boolean() }, handler: async (ctx, { id, fail }) => {
  await ctx.storage.delete(id);
  if (fail) throw new Error(String(await ctx.storage.getUrl(id)));
} });
export const store = action({ args: { sha256: v.optional(v.string()) }, handler: async (ctx, { sha256 }) =>
  await ctx.storage.store(new Blob(["hello"]), sha256 === undefined ? undefined : { sha256 }) });
export const read = action({ args: { id: v.id("_storage") }, handler: async (ctx, { id }) => {
  const blob = await ctx.storage.get(id);
  return blob === null ? null : [await blob.text(), blob.type];
} });
export const other = mutation({ args: {}, handler: async (ctx) => await ctx.db.insert("things", {}) });
`;

const base64 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
const hexadecimal = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

const clock = new ManualClock();
let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), { "convex/index.ts": index }, { clock });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

async function upload(url: string): Promise<Response> {
  return await fetch(url, { method: "POST", headers: { "content-type": "a/b" }, body: "hello" });
}

const uploadUrl = async (): Promise<string> =>
  z.string().parse(await deployed.anonymous.mutation("index:uploadUrl"));

test("an uploaded file has a document, metadata in the older form and an address", async () => {
  const response: unknown = await (await upload(await uploadUrl())).json();
  const { storageId: id } = z.object({ storageId: z.string() }).parse(response);
  const look = z
    .looseObject({ url: z.string() })
    .parse(await deployed.anonymous.query("index:look", { id }));
  const document = {
    _id: id,
    _creationTime: expect.any(Number) as unknown,
    sha256: base64,
    size: 5,
    contentType: "a/b",
  };
  expect(look).toEqual({
    url: look.url,
    document,
    metadata: { storageId: id, sha256: hexadecimal, size: 5, contentType: "a/b" },
  });
  expect(await (await fetch(look.url)).text()).toBe("hello");
  expect(await deployed.anonymous.query("index:list")).toEqual([document]);
  expect(await deployed.anonymous.action("index:read", { id })).toEqual(["hello", "a/b"]);
});

test("an upload address is good for an hour, as often as one likes", async () => {
  const url = await uploadUrl();
  await clock.advance(59 * 60_000);
  expect([(await upload(url)).status, (await upload(url)).status]).toEqual([200, 200]);
  await clock.advance(60_000);
  expect((await upload(url)).status).toBe(401);
});

test("a deleted file is gone, unless its deletion is undone", async () => {
  const id = await deployed.anonymous.action("index:store");
  const look = () => deployed.anonymous.query("index:look", { id });
  const before = z.looseObject({ url: z.string() }).parse(await look());
  expect(
    await failureOf(deployed.anonymous.mutation("index:remove", { id, fail: true })),
  ).toContain("Uncaught Error: null");
  expect(await look()).toEqual(before);
  await deployed.anonymous.mutation("index:remove", { id, fail: false });
  expect(await look()).toEqual({ url: null, document: null, metadata: null });
  expect((await fetch(before.url)).status).toBe(404);
  expect(await deployed.anonymous.action("index:read", { id })).toBeNull();
  const again = failureOf(deployed.anonymous.mutation("index:remove", { id, fail: false }));
  expect(await again).toContain(`storage id ${String(id)} not found`);
});

test("a checksum that was given must fit", async () => {
  await deployed.anonymous.action("index:store", { sha256: base64 });
  await deployed.anonymous.action("index:store", { sha256: hexadecimal });
  const wrong = failureOf(deployed.anonymous.action("index:store", { sha256: "x" }));
  expect(await wrong).toContain(`Uncaught Error: Sha256 mismatch. Expected: x Actual: ${base64}`);
});

test("an id of another table is no file", async () => {
  const id = await deployed.anonymous.mutation("index:other");
  expect(await failureOf(deployed.anonymous.query("index:look", { id }))).toContain(
    `Invalid storageId: ${JSON.stringify(id)}`,
  );
});
