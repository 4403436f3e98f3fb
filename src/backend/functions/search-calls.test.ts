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
});`;

const index = `
import { query, mutation } from "./_generated/server";
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
