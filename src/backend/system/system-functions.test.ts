import { afterAll, beforeAll, expect, test } from "vitest";
import { ManualClock } from "../manual-clock.ts";
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
export default defineSchema({
  zebras: defineTable({ name: v.string() }).index("by_name", ["name"]),
  ants: defineTable(v.any()),
});`,
  "convex/index.ts": `import { query, mutation, internalAction } from "./_generated/server";
import { internal } from "./_generated/api";
import { v } from "convex/values";
export const later = mutation({ args: { ts: v.number() }, handler: async (ctx, { ts }) => { await ctx.scheduler.runAfter(ts, internal.index.tick, {}); } });
export const q = query({ args: { id: v.optional(v.id("ants")) }, returns: v.null(), handler: async () => null });
export const tick = internalAction({ args: { label: v.optional(v.string()) }, handler: async () => {} });`,
  "convex/crons.ts": `import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
const crons = cronJobs();
crons.interval("minutes", { minutes: 5 }, internal.index.tick, { label: "minutes" });
crons.cron("expression", "30 6 3 * *", internal.index.tick, {});
export default crons;`,
  "convex/http.ts": `import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
const http = httpRouter();
const handler = httpAction(async () => new Response());
http.route({ path: "/a", method: "PUT", handler });
http.route({ pathPrefix: "/p/", method: "GET", handler });
export default http;`,
};

const anId: unknown = expect.stringMatching(/^[0-9a-z]{32}$/);
const aTime: unknown = expect.any(Number);
const aText: unknown = expect.any(String);

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), files, { clock: new ManualClock() });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

test("the schema is listed with tables and indexes in order, creation time at the end of each index", async () => {
  const result = await deployed.admin.query("_system/frontend/getSchemas:default");
  const none = {
    stagedDbIndexes: [],
    searchIndexes: [],
    stagedSearchIndexes: [],
    vectorIndexes: [],
    stagedVectorIndexes: [],
  };
  expect(result).toEqual({
    active: JSON.stringify({
      tables: [
        { tableName: "ants", indexes: [], ...none, documentType: { type: "any" } },
        {
          tableName: "zebras",
          indexes: [{ indexDescriptor: "by_name", fields: ["name", "_creationTime"] }],
          ...none,
          documentType: {
            type: "object",
            value: { name: { fieldType: { type: "string" }, optional: false } },
          },
        },
      ],
      schemaValidation: true,
    }),
  });
});

test("functions and routes are listed", async () => {
  expect(await deployed.admin.query("_system/cli/modules:apiSpec")).toEqual([
    {
      identifier: "index.js:later",
      functionType: "Mutation",
      visibility: { kind: "public" },
      args: { type: "object", value: { ts: { fieldType: { type: "number" }, optional: false } } },
      returns: { type: "any" },
    },
    {
      identifier: "index.js:q",
      functionType: "Query",
      visibility: { kind: "public" },
      args: {
        type: "object",
        value: { id: { fieldType: { type: "id", tableName: "ants" }, optional: true } },
      },
      returns: { type: "null" },
    },
    {
      identifier: "index.js:tick",
      functionType: "Action",
      visibility: { kind: "internal" },
      args: { type: "object", value: { label: { fieldType: { type: "string" }, optional: true } } },
      returns: { type: "any" },
    },
    { functionType: "HttpAction", method: "PUT", path: "/a" },
    { functionType: "HttpAction", method: "GET", path: "/p/*" },
  ]);
});

test("cron jobs are listed with name, function, arguments and schedule", async () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text)).buffer;
  const job = {
    _id: anId,
    _creationTime: aTime,
    lastRun: null,
    nextRun: {
      _id: anId,
      _creationTime: aTime,
      cronJobId: anId,
      state: { type: "pending" },
      prevTs: null,
      nextTs: expect.any(BigInt) as unknown,
    },
  };
  expect(await deployed.admin.query("_system/frontend/listCronJobs")).toEqual([
    {
      ...job,
      name: "expression",
      cronSpec: {
        udfPath: "index.js:tick",
        udfArgs: bytes("[{}]"),
        cronSchedule: { type: "cron", cronExpr: "30 6 3 * *" },
      },
    },
    {
      ...job,
      name: "minutes",
      cronSpec: {
        udfPath: "index.js:tick",
        udfArgs: bytes(`[{"label":"minutes"}]`),
        cronSchedule: { type: "interval", seconds: 300n },
      },
    },
  ]);
});

test("documents are added within the schema, scanned from the newest, cleared", async () => {
  const scan = (limit?: number) =>
    deployed.admin.query("_system/frontend/listTableScan", {
      table: "zebras",
      ...(limit === undefined ? {} : { limit }),
    });
  const documents = Array.from({ length: 40 }, (_, index) => ({ name: `z${index}` }));
  const adding = { table: "zebras", documents };
  expect(await deployed.admin.mutation("_system/frontend/addDocument", adding)).toEqual({
    success: true,
  });
  expect(await scan()).toHaveLength(32);
  expect(await scan(1)).toEqual([{ _id: anId, _creationTime: aTime, name: "z39" }]);
  const cleared = await deployed.admin.mutation("_system/frontend/clearTablePage", {
    tableName: "zebras",
  });
  expect(cleared).toEqual({ continueCursor: aText, deleted: 40, hasMore: false });
  expect(await scan()).toEqual([]);
});

test("a document that does not fit the schema is refused, and none of its company is kept", async () => {
  const adding = { table: "zebras", documents: [{ name: "fits" }, { name: 1 }] };
  expect(
    await failureOf(deployed.admin.mutation("_system/frontend/addDocument", adding)),
  ).toContain(`Failed to insert or update a document in table "zebras"`);
  expect(await deployed.admin.query("_system/frontend/listTableScan", { table: "zebras" })).toEqual(
    [],
  );
});

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

test("tables have numbers", async () => {
  const mapping = await deployed.admin.query("_system/frontend/getTableMapping");
  expect(mapping).toEqual({ 10001: "zebras", 10002: "ants" });
});

test("anonymous callers find none of it", async () => {
  expect(await failureOf(deployed.anonymous.query("_system/frontend/getSchemas"))).toBe(
    "Could not find public function for '_system/frontend/getSchemas'. Did you forget to run `npx convex dev`?",
  );
});

test("clearing a table does not cross a mutation that is running", async () => {
  const slow = {
    "convex/index.ts": `import { mutation, query } from "./_generated/server";
export const touch = mutation({ args: {}, handler: async (ctx) => {
  const all = await ctx.db.query("notes").collect();
  for (let turn = 0; turn < 200; turn += 1) await ctx.db.query("notes").first();
  for (const { _id } of all) await ctx.db.patch(_id, { touched: true });
} });`,
  };
  await using project = await deployProject(await detectSandbox(), slow);
  const { admin } = project;
  const adding = { table: "notes", documents: [{ n: 1 }] };
  await admin.mutation("_system/frontend/addDocument", adding);
  const touching = admin.mutation("index:touch");
  await admin.mutation("_system/frontend/clearTablePage", { tableName: "notes" });
  await touching;
  expect(await admin.query("_system/frontend/listTableScan", { table: "notes" })).toEqual([]);
});
