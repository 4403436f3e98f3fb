import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  requirePushed,
  type DeployedProject,
} from "../deploy-project.fixture.ts";

const project = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  events: defineTable({ at: v.commitTs(), nested: v.optional(v.array(v.object({ at: v.any() }))) }).index("by_at", ["at"]),
  strict: defineTable({ at: v.int64() }),
});`,
  "convex/index.ts": `import { query, mutation } from "./_generated/server";
import { v } from "convex/values";
export const add = mutation({ args: {}, handler: async (ctx) => {
  const at = ctx.db.vars.commitTs;
  const id = await ctx.db.insert("events", { at });
  await ctx.db.patch(id, { nested: [{ at }] });
  const read = await ctx.db.get(id);
  return { snapshot: ctx.meta.getSnapshotTs(), same: read!.at === at, isNumber: typeof read!.at === "bigint" };
} });
export const addStrict = mutation({ args: {}, handler: async (ctx) => { await ctx.db.insert("strict", { at: ctx.db.vars.commitTs as any }); } });
export const list = query({ args: {}, handler: async (ctx) => ({
  snapshot: ctx.meta.getSnapshotTs(),
  events: (await ctx.db.query("events").withIndex("by_at").collect()).map(({ at, nested }) => [at, nested![0]!.at]),
}) });`,
};

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const added = z.object({ snapshot: z.bigint(), same: z.literal(true), isNumber: z.literal(false) });
const listed = z.object({
  snapshot: z.bigint(),
  events: z.array(z.tuple([z.bigint(), z.bigint()])),
});

test("a field that waits for the commit's timestamp gets it, after what the mutation has read", async () => {
  const first = added.parse(await deployed.anonymous.mutation("index:add"));
  const second = added.parse(await deployed.anonymous.mutation("index:add"));
  const { snapshot, events } = listed.parse(await deployed.anonymous.query("index:list"));
  const times = events.map(([at, nested]) => (at === nested ? at : undefined));
  const [one = 0n, two = 0n] = times;
  expect(times).toEqual([one, two]);
  expect([first.snapshot, one, second.snapshot, two, snapshot]).toEqual(
    [first.snapshot, one, one, two, two].toSorted((left, right) => Number(left - right)),
  );
  expect(first.snapshot).toBeLessThan(one);
});

test("a field of another type cannot wait for it", async () => {
  expect(await failureOf(deployed.anonymous.mutation("index:addStrict"))).toContain(
    "Validator: v.int64()",
  );
});
