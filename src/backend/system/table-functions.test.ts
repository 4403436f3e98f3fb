import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const files = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ zebras: defineTable({ name: v.string() }), ants: defineTable(v.any()) });`,
  "convex/index.ts": `import { mutation, internalAction } from "./_generated/server";
import { internal } from "./_generated/api";
import { v } from "convex/values";
export const later = mutation({ args: { ts: v.number() }, handler: async (ctx, { ts }) => { await ctx.scheduler.runAfter(ts, internal.index.tick, {}); } });
export const tick = internalAction({ args: {}, handler: async () => {} });`,
};

const anId: unknown = expect.stringMatching(/^[0-9a-z]{32}$/);
const aTime: unknown = expect.any(Number);

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const admin = {
  query: (name: string, args: object) => deployed.admin.query(`_system/${name}`, { ...args }),
  change: (name: string, args: object) => deployed.admin.mutation(`_system/${name}`, { ...args }),
};

test("documents are found, replaced, patched and deleted by their ids, within the schema", async () => {
  const documents = [{ name: "a" }, { name: "b" }];
  await admin.change("frontend/addDocument", { table: "zebras", documents });
  const scanned = await admin.query("frontend/listTableScan", { table: "zebras" });
  const [b, a] = z.array(z.object({ _id: z.string(), name: z.string() })).parse(scanned);
  const read = (id = "") => admin.query("frontend/getById", { id });
  const done = { success: true };
  const replacing = { id: a?._id, document: { name: "A" } };
  expect(await admin.change("frontend/replaceDocument", replacing)).toEqual(done);
  expect(await read(a?._id)).toMatchObject({ name: "A" });
  const patching = { table: "zebras", fields: { name: "same" } };
  expect(await admin.change("frontend/patchDocumentsFields", patching)).toEqual(done);
  expect([await read(a?._id), await read(b?._id)]).toMatchObject([
    { name: "same" },
    { name: "same" },
  ]);
  const wrong = { table: "zebras", ids: [b?._id], fields: { name: 1 } };
  expect(await failureOf(admin.change("frontend/patchDocumentsFields", wrong))).toContain(
    'in table "zebras" because it does not match the schema',
  );
  const toDelete = [{ id: a?._id, tableName: "zebras" }];
  expect(await admin.change("frontend/deleteDocuments", { toDelete })).toEqual(done);
  expect(await failureOf(admin.change("frontend/deleteDocuments", { toDelete }))).toContain(
    `There is no document with the ID ${a?._id}.`,
  );
  expect([await read(a?._id), await admin.query("cli/tableSize", { tableName: "zebras" })]).toEqual(
    [null, 1],
  );
  await admin.change("frontend/clearTablePage", { tableName: "zebras" });
});

test("tables are listed and read in pages", async () => {
  const paginationOpts = { numItems: 2, cursor: null };
  expect(await admin.query("cli/tables", { paginationOpts })).toEqual({
    page: [{ name: "ants" }, { name: "zebras" }],
    isDone: true,
    continueCursor: "",
  });
  const documents = [{ name: "a" }, { name: "b" }, { name: "c" }];
  await admin.change("frontend/addDocument", { table: "zebras", documents });
  const first = z
    .looseObject({ continueCursor: z.string() })
    .parse(await admin.query("cli/tableData", { table: "zebras", order: "asc", paginationOpts }));
  expect(first).toMatchObject({ page: [{ name: "a" }, { name: "b" }], isDone: false });
  const next = { numItems: 2, cursor: first.continueCursor };
  const rest = { table: "zebras", order: "asc", paginationOpts: next };
  expect(await admin.query("cli/tableData", rest)).toMatchObject({ page: [{ name: "c" }] });
  const newest = { table: "zebras", paginationOpts, filters: null };
  expect(await admin.query("frontend/paginatedTableDocuments", newest)).toMatchObject({
    page: [{ name: "c" }, { name: "b" }],
  });
  await admin.change("frontend/clearTablePage", { tableName: "zebras" });
});

test("a table is cleared 4000 documents at a time, and 4096 are added at a time", async () => {
  const documents = Array.from({ length: 4096 }, () => ({ name: "z" }));
  const adding = { table: "zebras", documents };
  expect(await admin.change("frontend/addDocument", adding)).toEqual({ success: true });
  const tooMany = { table: "zebras", documents: [...documents, { name: "z" }] };
  expect(await admin.change("frontend/addDocument", tooMany)).toEqual({
    success: false,
    error: "Can’t import more than 4096 documents at once.",
  });
  const clearing = { tableName: "zebras", cursor: null };
  const first = z
    .looseObject({ continueCursor: z.string() })
    .parse(await admin.change("frontend/clearTablePage", clearing));
  expect(first).toMatchObject({ deleted: 4000, hasMore: true });
  const rest = { tableName: "zebras", cursor: first.continueCursor };
  expect(await admin.change("frontend/clearTablePage", rest)).toMatchObject({
    deleted: 96,
    hasMore: false,
  });
});

test("outstanding jobs are listed by time and canceled", async () => {
  for (const ts of [7e9, 6e9]) await deployed.anonymous.mutation("index:later", { ts });
  const list = () =>
    admin.query("frontend/paginatedScheduledJobs", {
      paginationOpts: { numItems: 10, cursor: null },
    });
  const job = {
    _id: anId,
    _creationTime: aTime,
    udfPath: "index.js:tick",
    udfArgs: new Uint8Array(Buffer.from("[{}]")).buffer,
    state: { type: "pending" },
  };
  const soon = Math.round((Date.now() + 6e9) / 1e10);
  const listed = z
    .array(z.looseObject({ nextTs: z.bigint() }))
    .parse(z.looseObject({ page: z.unknown() }).parse(await list()).page);
  expect(listed).toEqual([
    { ...job, nextTs: listed[0]?.nextTs },
    { ...job, nextTs: listed[1]?.nextTs },
  ]);
  expect(Math.round(Number((listed[0]?.nextTs ?? 0n) / 1_000_000n) / 1e10)).toBe(soon);
  await admin.change("frontend/scheduler:cancelAllJobs", {});
  expect(await list()).toMatchObject({ page: [] });
});
