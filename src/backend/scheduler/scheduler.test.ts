import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const index = `
import { query, mutation, action, internalMutation, internalAction, internalQuery } from "./_generated/server";
import { internal } from "./_generated/api";
import { v } from "convex/values";
export const note = internalMutation({ args: { text: v.string() }, handler: async (ctx, { text }) => { await ctx.db.insert("notes", { text }); } });
export const breaking = internalMutation({ args: {}, handler: async () => { throw new Error("broken"); } });
export const work = internalAction({ args: { text: v.string() }, handler: async (ctx, args) => { await ctx.runMutation(internal.index.note, args); } });
export const now = mutation({ args: {}, handler: async (ctx) => await ctx.scheduler.runAfter(0, internal.index.note, { text: "now" }) });
export const fails = mutation({ args: {}, handler: async (ctx) => await ctx.scheduler.runAfter(0, internal.index.breaking, {}) });
export const undone = mutation({ args: {}, handler: async (ctx) => {
  await ctx.scheduler.runAfter(0, internal.index.note, { text: "undone" });
  throw new Error("undo");
} });
export const later = mutation({ args: { at: v.number() }, handler: async (ctx, { at }) => {
  await ctx.scheduler.runAt(at, internal.index.note, { text: "later" });
  await ctx.scheduler.cancel(await ctx.scheduler.runAfter(0, internal.index.note, { text: "canceled" }));
} });
export const fromAction = action({ args: {}, handler: async (ctx) => await ctx.scheduler.runAfter(0, internal.index.work, { text: "action" }) });
export const schedule = mutation({ args: { at: v.any(), name: v.optional(v.string()), args: v.optional(v.any()) }, handler: async (ctx, { at, name, args }) =>
  await (globalThis as any).Convex.asyncSyscall("1.0/schedule", JSON.stringify({ name: name ?? "index:note", ts: at, args: args ?? { text: "s" } })).then(JSON.parse) });
export const cancel = mutation({ args: { id: v.any() }, handler: async (ctx, { id }) => { await ctx.scheduler.cancel(id); } });
export const anId = mutation({ args: {}, handler: async (ctx) => await ctx.db.insert("notes", { text: "x" }) });
export const job = query({ args: { id: v.id("_scheduled_functions") }, handler: async (ctx, { id }) => await ctx.db.system.get(id) });
export const self = internalMutation({ args: {}, handler: async (ctx) => {
  const [own] = await ctx.db.system.query("_scheduled_functions").collect();
  await ctx.db.insert("notes", { text: own!.state.kind });
  await ctx.scheduler.cancel(own!._id);
} });
export const cancels = internalAction({ args: {}, handler: async (ctx) => {
  const own = await ctx.runQuery(internal.index.own, {});
  await ctx.scheduler.cancel(own);
  await ctx.scheduler.runAfter(0, internal.index.note, { text: "child" });
} });
export const own = internalQuery({ args: {}, handler: async (ctx) => (await ctx.db.system.query("_scheduled_functions").first())!._id });
export const jobs = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.system.query("_scheduled_functions").collect()).map(({ name, args, state }) => ({ name, args, state })) });
export const notes = query({ args: {}, handler: async (ctx) => (await ctx.db.query("notes").collect()).map(({ text }) => text) });
`;

const itsReason: unknown = expect.stringContaining("Uncaught Error: broken");

const clock = new ManualClock();
let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), { "convex/index.ts": index }, { clock });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const tableName of ["notes", "_scheduled_functions"]) {
    await deployed.admin.mutation("_system/frontend/clearTablePage", { tableName });
  }
});

/** Runs what is due. */
async function settle(): Promise<void> {
  await clock.advance(0);
}

test("a mutation that is due has run when the deployment is inspected", async () => {
  await deployed.anonymous.mutation("index:now");
  await settle();
  expect(await deployed.anonymous.query("index:notes")).toEqual(["now"]);
  expect(await deployed.anonymous.query("index:jobs")).toEqual([
    { name: "index.js:note", args: [{ text: "now" }], state: { kind: "success" } },
  ]);
});

test("a job of a mutation that fails is never made", async () => {
  expect(await failureOf(deployed.anonymous.mutation("index:undone"))).toContain("undo");
  await settle();
  expect(await deployed.anonymous.query("index:jobs")).toEqual([]);
});

test("a failed job says why", async () => {
  await deployed.anonymous.mutation("index:fails");
  await settle();
  await expect
    .poll(() => deployed.anonymous.query("index:jobs"))
    .toEqual([
      {
        name: "index.js:breaking",
        args: [{}],
        state: { kind: "failed", error: itsReason },
      },
    ]);
});

test("a job waits for its time, a canceled one never runs", async () => {
  await deployed.anonymous.mutation("index:later", { at: clock.now() + 60_000 });
  await settle();
  expect(await deployed.anonymous.query("index:jobs")).toEqual([
    { name: "index.js:note", args: [{ text: "later" }], state: { kind: "pending" } },
    { name: "index.js:note", args: [{ text: "canceled" }], state: { kind: "canceled" } },
  ]);
  expect(await deployed.anonymous.query("index:notes")).toEqual([]);
});

test("a job tells its time, its end and its outcome", async () => {
  const at = clock.now() + 5000;
  const id = await deployed.anonymous.mutation("index:schedule", { at: at / 1000 });
  const job = { _id: id, _creationTime: expect.any(Number) as unknown, name: "index.js:note" };
  const planned = {
    ...job,
    args: [{ text: "s" }],
    scheduledTime: expect.closeTo(at, 0) as unknown,
  };
  const read = () => deployed.anonymous.query("index:job", { id });
  expect(await read()).toEqual({ ...planned, state: { kind: "pending" } });
  await clock.advance(5000);
  expect(await read()).toEqual({
    ...planned,
    state: { kind: "success" },
    completedTime: expect.closeTo(at, 0) as unknown,
  });
});

test("a past time is now", async () => {
  await deployed.anonymous.mutation("index:schedule", { at: clock.now() / 1000 - 3600 });
  await settle();
  expect(await deployed.anonymous.query("index:notes")).toEqual(["s"]);
});

const fiveYears = 5 * 366 * 24 * 60 * 60;

test.each([
  [{ at: -1 }, "value is negative"],
  [{ at: Date.now() / 1000 + fiveYears + 60 }, "s) is more than 5 years in the future"],
  [{ at: 1 }, "UnixTimestamp(1s) is more than 5 years in the past"],
  [{ at: 0, name: "nope:note" }, "more than 5 years in the past"],
])("a wrong time is refused (%#)", async (args, message) => {
  const failure = failureOf(deployed.anonymous.mutation("index:schedule", args));
  expect(await failure).toContain(message);
});

test.each([
  ["nope:note", "Attempted to schedule function at nonexistent path: nope.js"],
  [
    "index:nope",
    "Attempted to schedule function, but no exported function nope found in the file: index.js. Did you forget to export it?",
  ],
])("%s cannot be scheduled", async (name, message) => {
  const at = clock.now() / 1000;
  const failure = failureOf(deployed.anonymous.mutation("index:schedule", { at, name }));
  expect(await failure).toContain(message);
});

test.each([
  ["index:jobs", {}, "Unsupported function type. Only mutation and action can be scheduled."],
  ["index:note", { text: 1 }, "ArgumentValidationError: Value does not match validator."],
])("%s with %j fails when it runs", async (name, args, message) => {
  const at = clock.now() / 1000;
  const id = await deployed.anonymous.mutation("index:schedule", { at, name, args });
  await settle();
  expect(await deployed.anonymous.query("index:job", { id })).toMatchObject({
    state: { kind: "failed", error: expect.stringContaining(message) as unknown },
    completedTime: clock.now(),
  });
});

test("canceling a job that has ended changes nothing, another id is refused", async () => {
  const id = await deployed.anonymous.mutation("index:now");
  await settle();
  await deployed.anonymous.mutation("index:cancel", { id });
  expect(await deployed.anonymous.query("index:job", { id })).toMatchObject({
    state: { kind: "success" },
  });
  const other = await deployed.anonymous.mutation("index:anId");
  expect(await failureOf(deployed.anonymous.mutation("index:cancel", { id: other }))).toContain(
    "Invalid scheduled function ID. The ID must be an ID on the '_scheduled_functions' table.",
  );
});

test("a mutation sees itself in progress and cannot cancel itself", async () => {
  const at = clock.now() / 1000;
  const name = "index:self";
  const id = await deployed.anonymous.mutation("index:schedule", { at, name, args: {} });
  await settle();
  expect(await deployed.anonymous.query("index:job", { id })).toMatchObject({
    state: {
      kind: "failed",
      error: expect.stringContaining("A mutation cannot cancel itself") as unknown,
    },
  });
  expect(await deployed.anonymous.query("index:notes")).toEqual([]);
});

test("an action that is canceled while it runs stays canceled, and so is what it schedules", async () => {
  const at = clock.now() / 1000;
  const name = "index:cancels";
  await deployed.anonymous.mutation("index:schedule", { at, name, args: {} });
  await settle();
  await settle();
  expect(await deployed.anonymous.query("index:jobs")).toEqual([
    { name: "index.js:cancels", args: [{}], state: { kind: "canceled" } },
    { name: "index.js:note", args: [{ text: "child" }], state: { kind: "canceled" } },
  ]);
});

test("an action schedules an action", async () => {
  await deployed.anonymous.action("index:fromAction");
  await clock.advance(1000);
  expect(await deployed.anonymous.query("index:notes")).toEqual(["action"]);
  expect(await deployed.anonymous.query("index:jobs")).toEqual([
    { name: "index.js:work", args: [{ text: "action" }], state: { kind: "success" } },
  ]);
});
