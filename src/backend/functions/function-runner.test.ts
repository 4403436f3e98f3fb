import { ConvexError } from "convex/values";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { defaultLimits } from "../../sandbox/limits.ts";
import { Database } from "../database/database.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";
import { createStackMapper } from "../push/stack-mapper.ts";
import type { ComponentCode, DeployedFunction } from "./deployed-code.ts";
import { Executor } from "./executor.ts";
import { bundleExecutor } from "./executor-script.ts";
import { FunctionRunner } from "./function-runner.ts";

const schema = `
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  counters: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]),
});`;

const index = `
import { query, mutation, action, internalMutation, internalQuery } from "./_generated/server";
import { internal } from "./_generated/api";
import { ConvexError, v } from "convex/values";

export const add = mutation({
  args: { name: v.string(), by: v.number() },
  returns: v.number(),
  handler: async (ctx, { name, by }) => {
    const found = await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", name)).unique();
    if (found === null) await ctx.db.insert("counters", { name, value: by });
    else await ctx.db.patch(found._id, { value: found.value + by });
    return (found?.value ?? 0) + by;
  },
});
export const read = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) =>
    (await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", name)).unique())?.value ?? null,
});
export const hidden = internalQuery({ args: {}, handler: async () => "seen" });
export const narrow = query({ args: {}, returns: v.object({ a: v.number() }), handler: async () => ({ a: 1, b: 2 }) as any });
export const throwing = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("counters", { name: "lost", value: 1 });
  throw new Error("no luck");
} });
export const failWith = internalMutation({ args: { code: v.int64() }, handler: async (ctx, { code }) => {
  await ctx.db.insert("counters", { name: "undone", value: 1 });
  throw new ConvexError({ code });
} });
export const recover = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("counters", { name: "kept", value: 1 });
  try {
    await ctx.runMutation(internal.index.failWith, { code: 7n });
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error;
    return error.data;
  }
} });
export const fail = action({ args: {}, handler: async (ctx) => {
  await ctx.runMutation(internal.index.failWith, { code: 7n });
} });
export const parallel = action({ args: {}, handler: async (ctx) =>
  await Promise.all([1, 2, 3, 4].map(() => ctx.runMutation(internal.index.increment, {}))) });
export const increment = internalMutation({ args: {}, handler: async (ctx): Promise<number> =>
  await ctx.runMutation(internal.index.step, {}) });
export const step = internalMutation({ args: {}, handler: async (ctx) => {
  const found = await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", "steps")).unique();
  if (found === null) { await ctx.db.insert("counters", { name: "steps", value: 1 }); return 1; }
  await ctx.db.patch(found._id, { value: found.value + 1 });
  return found.value + 1;
} });
export const fetching = query({ args: {}, handler: async () => { await fetch("http://127.0.0.1:1/"); } });
export const waiting = mutation({ args: {}, handler: async () => { setTimeout(() => {}, 1); } });
export const clock = query({ args: {}, handler: async () => {
  const dates = [Date.now(), new Date().getTime(), Number(new Date(5))];
  for (let i = 0; i < 1e6; i += 1);
  return [...dates, Date.now() - dates[0]!, new Date() instanceof Date];
} });
export const logs = query({ args: { value: v.any() }, handler: async (_ctx, { value }) => {
  console.log("got", value);
  console.error(new Map([["a", 1]]).size);
  return null;
} });
let calls = 0;
export const memory = query({ args: {}, handler: async () => (calls += 1) });
export const environment = query({ args: {}, handler: async () => [process.env.CONVEX_SITE_URL, process.env.SECRET, process.env.PATH ?? null] });
export const nothing = query({ args: {}, handler: async () => {} });
export const bytes = action({ args: { data: v.bytes() }, handler: async (_ctx, { data }) =>
  await crypto.subtle.digest("SHA-256", data) });
`;

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { "convex/schema.ts": schema, "convex/index.ts": index };
  deployed = await deployProject(await detectSandbox(), files, {
    environmentVariables: { SECRET: "s" },
  });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

test("mutations write what queries read", async () => {
  const { anonymous } = deployed;
  expect(await anonymous.mutation("index:add", { name: "a", by: 2 })).toBe(2);
  expect(await anonymous.mutation("index:add", { name: "a", by: 3 })).toBe(5);
  expect(await anonymous.query("index:read", { name: "a" })).toBe(5);
  expect(await anonymous.query("index:read", { name: "z" })).toBeNull();
});

test("concurrent mutations are serial", async () => {
  const add = () => deployed.anonymous.mutation("index:add", { name: "p", by: 1 });
  const values = await Promise.all(Array.from({ length: 10 }, add));
  expect(new Set(values)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
});

test("internal functions are hidden from anonymous callers and open to the admin", async () => {
  expect(await failureOf(deployed.anonymous.query("index:hidden", {}))).toBe(
    "Could not find public function for 'index:hidden'. Did you forget to run `npx convex dev`?",
  );
  expect(await deployed.admin.query("index:hidden", {})).toBe("seen");
});

test("a function that is missing, or of another kind, is refused", async () => {
  expect(await failureOf(deployed.anonymous.query("index:missing", {}))).toBe(
    "Could not find public function for 'index:missing'. Did you forget to run `npx convex dev`?",
  );
  expect(await failureOf(deployed.anonymous.query("index:add", { name: "a", by: 1 }))).toBe(
    "Trying to execute index.js:add as Query, but it is defined as Mutation.",
  );
});

test.each([
  [
    { name: "a" },
    'Object is missing the required field `by`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n\nObject: {name: "a"}\nValidator: v.object({by: v.float64(), name: v.string()})',
  ],
  [
    { name: "a", by: 1, extra: true },
    'Object contains extra field `extra` that is not in the validator.\n\nObject: {by: 1.0, extra: true, name: "a"}\nValidator: v.object({by: v.float64(), name: v.string()})',
  ],
  [
    { name: 1, by: 1 },
    "Value does not match validator.\nPath: .name\nValue: 1.0\nValidator: v.string()",
  ],
])("arguments %j are refused with the platform's text", async (args, message) => {
  expect(await failureOf(deployed.anonymous.mutation("index:add", args))).toBe(
    `ArgumentValidationError: ${message}`,
  );
});

test("a result that does not fit its validator is refused", async () => {
  expect(await failureOf(deployed.anonymous.query("index:narrow", {}))).toBe(
    "ReturnsValidationError: Object contains extra field `b` that is not in the validator.\n\n" +
      "Object: {a: 1.0, b: 2.0}\nValidator: v.object({a: v.float64()})",
  );
});

test("a mutation that throws leaves no trace and tells where it threw", async () => {
  expect(await failureOf(deployed.anonymous.mutation("index:throwing", {}))).toMatch(
    /^Uncaught Error: no luck\n {4}at handler \(\.\.\/convex\/index\.ts:25:9\)$/,
  );
  expect(await deployed.anonymous.query("index:read", { name: "lost" })).toBeNull();
});

test("a nested mutation that fails is undone, and its data reaches the caller", async () => {
  expect(await deployed.anonymous.mutation("index:recover", {})).toEqual({ code: 7n });
  expect(await deployed.anonymous.query("index:read", { name: "undone" })).toBeNull();
  expect(await deployed.anonymous.query("index:read", { name: "kept" })).toBe(1);
});

test("a ConvexError reaches the client with its data", async () => {
  const error = await deployed.anonymous.action("index:fail").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConvexError);
  expect(error).toMatchObject({ data: { code: 7n } });
});

test("parallel mutations of an action, each with a nested one, see each other's commits", async () => {
  const values = await deployed.anonymous.action("index:parallel");
  expect(new Set(z.array(z.number()).parse(values))).toEqual(new Set([1, 2, 3, 4]));
});

test.each([
  ["fetching", "fetch", "query"],
  ["waiting", "setTimeout", "mutation"],
] as const)("%s is refused: %s() in a %s", async (name, effect, kind) => {
  expect(await failureOf(deployed.anonymous[kind](`index:${name}`, {}))).toMatch(
    `Uncaught Error: Can't use ${effect}() in queries and mutations. Please consider using an action.`,
  );
});

test("time stands still in a query", async () => {
  const seen = await deployed.anonymous.query("index:clock");
  const [now, ...rest] = z.array(z.unknown()).parse(seen);
  expect(rest).toEqual([now, 5, 0, true]);
});

test("log lines come with the answer", async () => {
  const { deployment } = deployed;
  const response = await fetch(`${deployment.url}/api/query`, {
    method: "POST",
    body: JSON.stringify({
      path: "index:logs",
      args: [{ value: { a: ["x", 1] } }],
      format: "json",
    }),
  });
  expect(await response.json()).toEqual({
    status: "success",
    value: null,
    logLines: ["[LOG] 'got' { a: [ 'x', 1 ] }", "[ERROR] 1"],
  });
});

test("no state of a module survives a call", async () => {
  expect(await deployed.anonymous.query("index:memory", {})).toBe(1);
  expect(await deployed.anonymous.query("index:memory", {})).toBe(1);
});

test("functions see the deployment's variables and none of the host's", async () => {
  expect(await deployed.anonymous.query("index:environment", {})).toEqual([
    deployed.deployment.siteUrl,
    "s",
    null,
  ]);
});

test("a function without a result gives null", async () => {
  expect(await deployed.anonymous.query("index:nothing", {})).toBeNull();
});

test("bytes of the Web APIs are values", async () => {
  const digest = await deployed.anonymous.action("index:bytes", { data: new ArrayBuffer(0) });
  expect(digest instanceof ArrayBuffer && Buffer.from(digest).toString("hex").slice(0, 8)).toBe(
    "e3b0c442",
  );
});

test("an error of the platform's own is no failure of the function", async () => {
  const source = `export const ask = () => {};
ask.invokeQuery = async () => await Convex.asyncSyscall("1.0/get", "{}");`;
  await using executor = new Executor({
    sandbox: await detectSandbox(),
    script: bundleExecutor(),
    limits: defaultLimits,
    reachablePorts: [],
  });
  await executor.load({
    modules: [{ path: "index.js", source, environment: "isolate" }],
    form: "modules",
    environmentVariables: {},
  });
  const ask: DeployedFunction = {
    component: "",
    module: "index.js",
    name: "ask",
    kind: "query",
    visibility: "public",
    args: { type: "any" },
    returns: undefined,
  };
  const app: ComponentCode = {
    path: "",
    definitionPath: "",
    modulePrefix: "",
    environment: [],
    children: new Map(),
    functions: new Map([["index:ask", ask]]),
    routes: undefined,
    httpMounts: new Map(),
    crons: [],
    schema: undefined,
  };
  const stackMapper = createStackMapper(new Map());
  const runner = new FunctionRunner({
    database: new Database(),
    executor,
    code: () => ({ ...app, components: new Map([["", app]]), authProviders: [], stackMapper }),
    calls: { query: { "1.0/get": broken }, mutation: {}, action: {} },
  });
  const identity = { kind: "anonymous" } as const;
  await expect(
    runner.call({ kind: "query", path: "index:ask", args: {}, identity }),
  ).rejects.toThrow(new TypeError("a defect"));
});

function broken(): never {
  throw new TypeError("a defect");
}
