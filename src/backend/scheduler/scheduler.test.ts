import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const index = `
import { query, mutation, action, internalMutation, internalAction } from "./_generated/server";
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
export const jobs = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.system.query("_scheduled_functions").collect()).map(({ name, args, state }) => ({ name, args, state })) });
export const notes = query({ args: {}, handler: async (ctx) => (await ctx.db.query("notes").collect()).map(({ text }) => text) });
`;

const itsReason: unknown = expect.stringContaining("Uncaught Error: broken");

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), { "convex/index.ts": index });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const tableName of ["notes", "_scheduled_functions"]) {
    await deployed.admin.mutation("_system/frontend/clearTablePage", { tableName });
  }
});

/** The platform's own functions wait for mutations that are due. */
async function settle(): Promise<void> {
  await deployed.admin.query("_system/frontend/getSchemas");
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
  await deployed.anonymous.mutation("index:later", { at: Date.now() + 60_000 });
  await settle();
  expect(await deployed.anonymous.query("index:jobs")).toEqual([
    { name: "index.js:note", args: [{ text: "later" }], state: { kind: "pending" } },
    { name: "index.js:note", args: [{ text: "canceled" }], state: { kind: "canceled" } },
  ]);
  expect(await deployed.anonymous.query("index:notes")).toEqual([]);
});

test("an action schedules an action", async () => {
  await deployed.anonymous.action("index:fromAction");
  await expect.poll(() => deployed.anonymous.query("index:notes")).toEqual(["action"]);
  await expect
    .poll(() => deployed.anonymous.query("index:jobs"))
    .toEqual([{ name: "index.js:work", args: [{ text: "action" }], state: { kind: "success" } }]);
});
