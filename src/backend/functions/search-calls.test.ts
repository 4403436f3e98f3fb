import { afterAll, beforeAll, expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const schema = `
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  notes: defineTable({ channel: v.string(), text: v.string() })
    .searchIndex("by_text", { searchField: "text", filterFields: ["channel"] }),
  points: defineTable({ kind: v.optional(v.string()), at: v.array(v.number()) })
    .vectorIndex("by_at", { vectorField: "at", dimensions: 2, filterFields: ["kind"] }),
});`;

const index = `
import { query, mutation, action } from "./_generated/server";
import { v } from "convex/values";
import { paginationOptsValidator } from "convex/server";
export const insert = mutation({ args: { channel: v.string(), text: v.string() }, handler: async (ctx, note) => { await ctx.db.insert("notes", note); } });
export const search = query({ args: { text: v.string(), channel: v.string() }, handler: async (ctx, { text, channel }) => {
  const found = () => ctx.db.query("notes").withSearchIndex("by_text", (q) => q.search("text", text).eq("channel", channel));
  return {
    all: (await found().collect()).map(({ text }) => text),
    first: (await found().first())?.text,
    two: (await found().take(2)).map(({ text }) => text),
  };
} });
export const page = query({ args: { paginationOpts: paginationOptsValidator }, handler: async (ctx, { paginationOpts }) => {
  const found = await ctx.db.query("notes").withSearchIndex("by_text", (q) => q.search("text", "w")).paginate(paginationOpts);
  return { ...found, page: found.page.map(({ text }) => text) };
} });
export const mark = mutation({ args: { kind: v.optional(v.string()), at: v.array(v.number()) }, handler: async (ctx, point) => await ctx.db.insert("points", point) });
export const near = action({ args: { vector: v.any(), limit: v.optional(v.number()), kinds: v.optional(v.array(v.string())) },
  handler: async (ctx, { vector, limit, kinds }) => await ctx.vectorSearch("points", "by_at", {
    vector, limit, filter: kinds === undefined ? undefined : (q) => q.or(...kinds.map((kind) => q.eq("kind", kind))),
  }) });
export const inOrder = query({ args: {}, handler: async (ctx) =>
  await (ctx.db.query("notes").withSearchIndex("by_text", (q) => q.search("text", "w")) as any).order("asc").collect() });
`;

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { "convex/schema.ts": schema, "convex/index.ts": index };
  deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
  for (const [channel, text] of [
    ["a", "hello there world"],
    ["a", "Hello World"],
    ["b", "hello world"],
    ["a", "worldwide"],
  ]) {
    await deployed.anonymous.mutation("index:insert", { channel, text });
  }
});
afterAll(() => deployed[Symbol.asyncDispose]());

test("a search of a client finds words and beginnings within a filter, most relevant first", async () => {
  const found = await deployed.anonymous.query("index:search", {
    channel: "a",
    text: "hello world",
  });
  expect(found).toEqual({
    all: ["Hello World", "hello there world", "worldwide"],
    first: "Hello World",
    two: ["Hello World", "hello there world"],
  });
});

test("results come in pages", async () => {
  const paginationOpts = { numItems: 3, cursor: null };
  expect(await deployed.anonymous.query("index:page", { paginationOpts })).toMatchObject({
    page: ["worldwide", "hello world", "Hello World"],
    isDone: false,
  });
});

test("a search has no other order", async () => {
  expect(await failureOf(deployed.anonymous.query("index:inOrder", {}))).toContain(
    "Search queries must always be in relevance order. Can not set order manually.",
  );
});

test("an action finds the nearest vectors, with their cosines", async () => {
  const mark = (at: number[], kind?: string) =>
    deployed.anonymous.mutation("index:mark", { at, ...(kind === undefined ? {} : { kind }) });
  const east = await mark([2, 0], "a");
  const north = await mark([0, 1], "b");
  const west = await mark([-3, 0]);
  await mark([1, 0, 0]);
  const near = (args: object) => deployed.anonymous.action("index:near", { ...args });
  expect(await near({ vector: [1, 0] })).toEqual([
    { _id: east, _score: 1 },
    { _id: north, _score: 0 },
    { _id: west, _score: -1 },
  ]);
  expect(await near({ vector: [1, 0], limit: 1 })).toEqual([{ _id: east, _score: 1 }]);
  expect(await near({ vector: [1, 0], kinds: ["b", "c"] })).toEqual([{ _id: north, _score: 0 }]);
  expect(await failureOf(near({ vector: [1, 0, 0] }))).toContain(
    "The vector for points.by_at has 3 dimensions, but the index has 2.",
  );
  expect(await failureOf(near({ vector: [1, 0], limit: 257 }))).toContain("between 1 and 256");
});
