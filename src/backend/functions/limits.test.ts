import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const index = `
import { query, mutation, internalQuery, internalMutation } from "./_generated/server";
import { internal } from "./_generated/api";
import { v } from "convex/values";
const metrics = async () => JSON.parse(await (globalThis as any).Convex.asyncSyscall("1.0/getTransactionMetrics", "{}"));
const used = async () => Object.fromEntries(Object.entries(await metrics()).map(([name, { used }]: any) => [name, used]));
export const insert = mutation({ args: { value: v.any() }, handler: async (ctx, { value }) => await ctx.db.insert("things", value) });
export const deep = mutation({ args: { depth: v.number() }, handler: async (ctx, { depth }) => {
  let value: any = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  await ctx.db.insert("things", { value });
} });
export const large = mutation({ args: { bytes: v.number() }, handler: async (ctx, { bytes }) =>
  await ctx.db.insert("things", { text: "x".repeat(bytes) }) });
export const many = query({ args: { count: v.number() }, handler: async (_ctx, { count }) => Array.from({ length: count }, () => 1) });
export const huge = query({ args: {}, handler: async () => ["x".repeat(9e6), "y".repeat(9e6)] });
export const schedules = mutation({ args: { count: v.number() }, handler: async (ctx, { count }) => {
  for (let job = 0; job < count; job += 1) await ctx.scheduler.runAfter(1e9, internal.index.write, {});
} });
export const read = internalQuery({ args: {}, handler: async (ctx) => (await ctx.db.query("things").collect()).length });
export const write = internalMutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("things", {});
  throw new Error("undo");
} });
export const measure = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.get(await ctx.db.insert("things", {}));
  await ctx.runQuery(internal.index.read, {});
  await ctx.runMutation(internal.index.write, {}).catch(() => {});
  return await used();
} });
export const lowered = mutation({ args: {}, handler: async (ctx) => {
  for (let count = 0; count < 3; count += 1) await ctx.db.insert("things", {});
  const runUdf = (limits: any) => (globalThis as any).Convex.asyncSyscall("1.0/runUdf", JSON.stringify({
    udfType: "query", name: "index:read", args: {}, transactionLimits: limits }));
  return [await runUdf({ documentsRead: 2 }).catch((error: Error) => error.message), await runUdf({ documentsRead: 3 })];
} });
export const recursive = query({ args: { depth: v.number() }, handler: async (ctx, { depth }): Promise<number> =>
  depth === 0 ? 0 : 1 + (await ctx.runQuery(internal.index.again, { depth: depth - 1 })) });
export const again = internalQuery({ args: { depth: v.number() }, handler: async (ctx, { depth }): Promise<number> =>
  depth === 0 ? 0 : 1 + (await ctx.runQuery(internal.index.again, { depth: depth - 1 })) });
export const stale = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("things", {});
  return JSON.parse(await (globalThis as any).Convex.asyncSyscall("1.0/runUdf", JSON.stringify({
    udfType: "snapshotQuery", name: "index:read", args: {} })));
} });
`;

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), { "convex/index.ts": index });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());
beforeEach(async () => {
  await deployed.admin.mutation("_system/frontend/clearTablePage", { tableName: "things" });
});

const mutation = (name: string, args: Record<string, unknown> = {}) =>
  deployed.anonymous.mutation(`index:${name}`, args);
const query = (name: string, args: Record<string, unknown> = {}) =>
  deployed.anonymous.query(`index:${name}`, args);

test("a document nests 16 levels at most, itself included", async () => {
  await mutation("deep", { depth: 15 });
  expect(await failureOf(mutation("deep", { depth: 16 }))).toContain(
    "Uncaught Error: Document is too nested (nested 17 levels deep > maximum nesting 16)",
  );
});

test("a document is 1 MiB large at most", async () => {
  await mutation("large", { bytes: 1024 * 1024 - 100 });
  expect(await failureOf(mutation("large", { bytes: 1024 * 1024 }))).toContain(
    "Uncaught Error: Value is too large (1.00 MiB > maximum size 1 MiB)",
  );
});

test("a written object has 1024 fields at most", async () => {
  const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, field) => [`f${field}`, 1]));
  await mutation("insert", { value: fields(1024) });
  expect(await failureOf(mutation("insert", { value: { deep: fields(1025) } }))).toBe(
    "Function arguments invalid: Object has too many fields (1025 > maximum number 1024)",
  );
});

test("results are bounded in length and size", async () => {
  expect(await query("many", { count: 8192 })).toHaveLength(8192);
  expect(await failureOf(query("many", { count: 8193 }))).toBe(
    "Function return value invalid: Array length is too long (8193 > maximum length 8192)",
  );
  expect(await failureOf(query("huge"))).toMatch(
    /^Function return value invalid: Value is too large \(actual: 180000\d\d bytes, limit: 16777216 bytes\)$/,
  );
});

test("a mutation schedules 1000 functions at most", async () => {
  expect(await failureOf(mutation("schedules", { count: 1001 }))).toContain(
    "Uncaught Error: Too many functions scheduled by this mutation (limit: 1000)",
  );
});

test("a function learns what its transaction has used; writes that were undone do not count", async () => {
  expect(await mutation("measure")).toMatchObject({
    databaseQueries: 2,
    documentsRead: 2,
    documentsWritten: 1,
    functionsScheduled: 0,
  });
});

test("a called function may get lower limits", async () => {
  const [refused, allowed] = z.tuple([z.string(), z.string()]).parse(await mutation("lowered"));
  expect(refused).toContain("Too many documents read in a single function execution (limit: 2).");
  expect(allowed).toBe("3");
});

test("functions call each other eight levels deep at most", async () => {
  expect(await query("recursive", { depth: 8 })).toBe(8);
  expect(await failureOf(query("recursive", { depth: 9 }))).toContain("8 levels deep at most");
});

test("a query of a mutation may see what was there before it", async () => {
  expect(await mutation("stale")).toBe(0);
});
