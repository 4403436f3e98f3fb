import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
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
  notes: defineTable({
    author: v.string(), stars: v.optional(v.union(v.number(), v.null())), text: v.string(),
  }).index("by_author_stars", ["author", "stars"]),
  links: defineTable({ note: v.id("notes") }),
});`;

const index = `
import { query, mutation } from "./_generated/server";
import { v } from "convex/values";
import { paginationOptsValidator } from "convex/server";

export const insert = mutation({ args: { note: v.any() }, handler: async (ctx, { note }) => await ctx.db.insert("notes", note) });
export const link = mutation({ args: { note: v.any() }, handler: async (ctx, { note }) => await ctx.db.insert("links", { note }) });
export const get = query({ args: { id: v.any() }, handler: async (ctx, { id }) => await ctx.db.get(id) });
export const normalize = query({ args: { table: v.string(), id: v.string() },
  handler: async (ctx, { table, id }) => ctx.db.normalizeId(table as any, id) });
export const change = mutation({ args: { how: v.string(), id: v.any(), value: v.any() },
  handler: async (ctx, { how, id, value }) => {
    if (how === "patch") await ctx.db.patch(id, value.text === null ? { ...value, text: undefined } : value);
    else if (how === "replace") await ctx.db.replace(id, value);
    else await ctx.db.delete(id);
  } });
export const unset = mutation({ args: { id: v.id("notes") }, handler: async (ctx, { id }) => await ctx.db.patch(id, { stars: undefined }) });
export const range = query({ args: { author: v.string(), above: v.optional(v.any()), order: v.union(v.literal("asc"), v.literal("desc")) },
  handler: async (ctx, { author, above, order }) => {
    const found = await ctx.db.query("notes").withIndex("by_author_stars", (q) => {
      const one = q.eq("author", author);
      return above === undefined ? one : one.gt("stars", above);
    }).order(order).collect();
    return found.map(({ text }) => text);
  } });
export const wrongOrder = query({ args: {}, handler: async (ctx) =>
  await ctx.db.query("notes").withIndex("by_author_stars", (q: any) => q.eq("stars", 1)).collect() });
export const unknownIndex = query({ args: {}, handler: async (ctx) =>
  await ctx.db.query("notes").withIndex("by_nobody" as any).collect() });
export const filtered = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.query("notes").filter((q) => q.and(q.eq(q.field("author"), "ann"), q.gte(q.field("stars"), 2))).collect()).map(({ text }) => text) });
export const shapes = query({ args: {}, handler: async (ctx) => {
  const iterated = [];
  for await (const { text } of ctx.db.query("notes")) { iterated.push(text); if (iterated.length === 3) break; }
  return {
    iterated,
    first: (await ctx.db.query("notes").order("desc").first())?.text,
    taken: (await ctx.db.query("notes").take(2)).map(({ text }) => text),
    none: await ctx.db.query("links").first(),
  };
} });
export const two = query({ args: {}, handler: async (ctx) => await ctx.db.query("notes").unique() });
export const page = query({ args: { paginationOpts: paginationOptsValidator, order: v.optional(v.union(v.literal("asc"), v.literal("desc"))) },
  handler: async (ctx, { paginationOpts, order }) => await ctx.db.query("notes").order(order ?? "asc").paginate(paginationOpts) });
export const pages = query({ args: { paginationOpts: paginationOptsValidator }, handler: async (ctx, { paginationOpts }) => {
  await ctx.db.query("notes").paginate(paginationOpts);
  return await ctx.db.query("notes").paginate(paginationOpts);
} });
export const narrowPage = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.object({ page: v.array(v.any()), isDone: v.boolean(), continueCursor: v.string() }),
  handler: async (ctx, { paginationOpts }) => await ctx.db.query("notes").paginate(paginationOpts) });
`;

const stored = z.looseObject({ _creationTime: z.number() });
const pageOfNotes = z.object({
  page: z.array(z.looseObject({ text: z.string() })),
  isDone: z.boolean(),
  continueCursor: z.string(),
  splitCursor: z.null(),
  pageStatus: z.null(),
});

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { "convex/schema.ts": schema, "convex/index.ts": index };
  deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const tableName of ["notes", "links"]) {
    await deployed.admin.mutation("_system/frontend/clearTablePage", {
      tableName,
    });
  }
});

async function insert(...notes: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const note of notes) {
    ids.push(z.string().parse(await deployed.anonymous.mutation("index:insert", { note })));
  }
  return ids;
}

async function removed(): Promise<string> {
  const [id = ""] = await insert({ author: "ann", text: "gone" });
  await deployed.anonymous.mutation("index:change", { how: "delete", id, value: null });
  return id;
}

test("a document comes back with its id and creation time", async () => {
  const [id = ""] = await insert({ author: "ann", text: "one" });
  expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  const note = stored.parse(await deployed.anonymous.query("index:get", { id }));
  expect(note).toEqual({ _id: id, _creationTime: note._creationTime, author: "ann", text: "one" });
  expect(Math.abs(note._creationTime - Date.now())).toBeLessThan(60_000);
});

test("patch merges and removes, replace drops what is left out, delete ends in null", async () => {
  const [id = ""] = await insert({ author: "ann", text: "one", stars: 3 });
  const read = () => deployed.anonymous.query("index:get", { id });
  const { _creationTime } = stored.parse(await read());
  await deployed.anonymous.mutation("index:change", { how: "patch", id, value: { text: "two" } });
  expect(await read()).toEqual({ _id: id, _creationTime, author: "ann", text: "two", stars: 3 });
  await deployed.anonymous.mutation("index:unset", { id });
  expect(await read()).toEqual({ _id: id, _creationTime, author: "ann", text: "two" });
  await deployed.anonymous.mutation("index:change", {
    how: "replace",
    id,
    value: { author: "bob", text: "three" },
  });
  expect(await read()).toEqual({ _id: id, _creationTime, author: "bob", text: "three" });
  await deployed.anonymous.mutation("index:change", { how: "delete", id, value: null });
  expect(await read()).toBeNull();
});

test.each([
  ["patch", "Update on nonexistent document ID"],
  ["replace", "Replace on nonexistent document ID"],
  ["delete", "Delete on nonexistent document ID"],
])("%s of a missing document fails", async (how, text) => {
  const id = await removed();
  const value = { author: "x", text: "y" };
  const failure = failureOf(deployed.anonymous.mutation("index:change", { how, id, value }));
  expect(await failure).toContain(`Uncaught Error: ${text} ${id}`);
});

test("writes must fit the schema", async () => {
  const prefix =
    'Uncaught Error: Failed to insert or update a document in table "notes" because it does not match the schema: ';
  const adding = failureOf(insert({ author: "ann", text: "x", mood: "odd" }));
  expect(await adding).toContain(`${prefix}Object contains extra field \`mood\``);
  const [id = ""] = await insert({ author: "ann", text: "one" });
  const value = { text: null };
  const patching = failureOf(
    deployed.anonymous.mutation("index:change", { how: "patch", id, value }),
  );
  expect(await patching).toContain(`${prefix}Object is missing the required field \`text\``);
});

test("an id must be of the table that the schema names", async () => {
  const [id = ""] = await insert({ author: "ann", text: "one" });
  const link = String(await deployed.anonymous.mutation("index:link", { note: id }));
  expect(await failureOf(deployed.anonymous.mutation("index:link", { note: link }))).toContain(
    `Found ID "${link}" from table \`links\`, which does not match the table name in validator \`v.id("notes")\`.`,
  );
  expect(await deployed.anonymous.query("index:normalize", { table: "notes", id })).toBe(id);
  expect(await deployed.anonymous.query("index:normalize", { table: "links", id })).toBeNull();
  expect(await deployed.anonymous.query("index:normalize", { table: "links", id: "x" })).toBeNull();
});

test("an index is read by equality, range and order; ties in order of creation", async () => {
  await insert(
    { author: "ann", stars: 2, text: "two" },
    { author: "ann", text: "undefined" },
    { author: "bob", stars: 1, text: "other" },
    { author: "ann", stars: null, text: "null" },
    { author: "ann", stars: 1, text: "one" },
    { author: "ann", stars: 2, text: "two again" },
  );
  const range = (args: object) =>
    deployed.anonymous.query("index:range", { author: "ann", ...args });
  expect(await range({ order: "asc" })).toEqual(["undefined", "null", "one", "two", "two again"]);
  expect(await range({ order: "desc" })).toEqual(["two again", "two", "one", "null", "undefined"]);
  expect(await range({ order: "asc", above: 1 })).toEqual(["two", "two again"]);
  expect(await range({ order: "asc", above: null })).toEqual(["one", "two", "two again"]);
});

test("an index that is unknown, or read out of order, is refused", async () => {
  expect(await failureOf(deployed.anonymous.query("index:unknownIndex", {}))).toContain(
    "Uncaught Error: Index notes.by_nobody not found.",
  );
  expect(await failureOf(deployed.anonymous.query("index:wrongOrder", {}))).toContain(
    "Tried to query index notes.by_author_stars but the query didn't use the index fields in order.",
  );
});

test("filters, iteration, first and take see documents in order of creation", async () => {
  await insert(...["a", "b", "c", "d"].map((text, stars) => ({ author: "ann", stars, text })), {
    author: "bob",
    stars: 9,
    text: "e",
  });
  expect(await deployed.anonymous.query("index:filtered", {})).toEqual(["c", "d"]);
  expect(await deployed.anonymous.query("index:shapes", {})).toEqual({
    iterated: ["a", "b", "c"],
    first: "e",
    taken: ["a", "b"],
    none: null,
  });
});

test("unique refuses two documents", async () => {
  await insert({ author: "a", text: "a" }, { author: "b", text: "b" });
  expect(await failureOf(deployed.anonymous.query("index:two", {}))).toContain(
    "unique() query returned more than one result from table notes",
  );
});

test("pages follow each other and end in an empty one where the last is full", async () => {
  await insert(...["a", "b", "c", "d"].map((text) => ({ author: "ann", text })));
  const seen: unknown[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < 3; count += 1) {
    const paginationOpts: object = { numItems: 2, cursor };
    const page = pageOfNotes.parse(
      await deployed.anonymous.query("index:page", { paginationOpts }),
    );
    cursor = page.continueCursor;
    const texts = page.page.map(({ text }) => text);
    seen.push([texts, page.isDone, page.splitCursor, page.pageStatus]);
  }
  expect(seen).toEqual([
    [["a", "b"], false, null, null],
    [["c", "d"], false, null, null],
    [[], true, null, null],
  ]);
});

test("a page may be empty of size, of another query or of nonsense: refused", async () => {
  await insert({ author: "ann", text: "a" }, { author: "ann", text: "b" });
  const page = (paginationOpts: object, rest = {}) =>
    deployed.anonymous.query("index:page", { paginationOpts, ...rest });
  expect(await failureOf(page({ numItems: 0, cursor: null }))).toContain(
    "Must request at least 1 document while paginating",
  );
  const { continueCursor } = pageOfNotes.parse(await page({ numItems: 1, cursor: null }));
  expect(
    await failureOf(page({ numItems: 1, cursor: continueCursor }, { order: "desc" })),
  ).toContain("it looks like this cursor is from a different query");
  expect(await failureOf(page({ numItems: 1, cursor: "x" }))).toContain("InvalidCursor");
});

test("a function paginates once", async () => {
  const paginationOpts = { numItems: 1, cursor: null };
  expect(await failureOf(deployed.anonymous.query("index:pages", { paginationOpts }))).toContain(
    "ran multiple paginated queries",
  );
});

test("a validator of a page without its two status fields refuses the page", async () => {
  const paginationOpts = { numItems: 1, cursor: null };
  expect(await failureOf(deployed.anonymous.query("index:narrowPage", { paginationOpts }))).toMatch(
    /^ReturnsValidationError: Object contains extra field `pageStatus` that is not in the validator\./,
  );
});
