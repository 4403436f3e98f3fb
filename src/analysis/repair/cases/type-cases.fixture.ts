import { type RepairCase, typeError } from "./repair-case.fixture.ts";

const cronReference = `import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
import { internalAction } from "./_generated/server";
import { v } from "convex/values";

export const noop = internalAction({ args: { label: v.optional(v.string()) }, handler: async () => {} });

const crons = cronJobs();
crons.interval("every minute", { minutes: 1 }, internal.crons.noop, {});
crons.cron("at midnight", "0 0 * * *", internal.crons.noop, { label: "midnight" });
export default crons;
`;

const cronCandidate = `import { v } from "convex/values";
import { cronJobs } from "convex/server";
import { internalAction } from "./_generated/server";
import { internal } from "./_generated/api";

const schedule = cronJobs();

export const noop = internalAction({
  args: { label: v.optional(v.string()) },
  handler: async () => {
    // nothing to do
  },
});

schedule.cron("at midnight", "0 0 * * *", internal.crons.noop, { label: "midnight" });
schedule.interval("every minute", { minutes: 1 }, internal.crons.noop);

export default schedule;
`;

const resultReference = `import { v } from "convex/values";
import { query } from "./_generated/server";

export const lookup = query({
  args: { name: v.string() },
  returns: v.union(
    v.object({ ok: v.literal(true), value: v.string() }),
    v.object({ ok: v.literal(false), reason: v.string() }),
  ),
  handler: async (ctx, args) => {
    const item = await ctx.db
      .query("items")
      .withIndex("by_name", (q) => q.eq("name", args.name))
      .unique();
    if (!item) return { ok: false as const, reason: "not found" };
    return { ok: true as const, value: item.value };
  },
});
`;

const resultCandidate = `import { query } from './_generated/server';
import { v } from 'convex/values';

const failure = v.object({ ok: v.literal(false), reason: v.string() });
const success = v.object({ ok: v.literal(true), value: v.string() });

export const lookup = query({
  args: { name: v.string() },
  returns: v.union(failure, success),
  handler: async ({ db }, { name }) => {
    const match = await db.query('items').withIndex('by_name', (q) => q.eq('name', name)).unique();
    if (match === null) {
      const reason = 'not found';
      return { ok: false, reason };
    }
    return { ok: true as const, value: match.value };
  },
});
`;

const chainReference = `import { v } from "convex/values";
import { action, mutation } from "./_generated/server";
import { api } from "./_generated/api";

export const count = mutation({
  args: { key: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("counts", { key: args.key });
  },
});

export const countTwice = action({
  args: { key: v.string() },
  handler: async (ctx, args): Promise<string> => {
    await ctx.runMutation(api.index.count, { key: args.key });
    return await ctx.runMutation(api.index.count, { key: args.key });
  },
});
`;

const chainCandidate = `import { action, mutation } from "./_generated/server";
import { api } from "./_generated/api";
import { v } from "convex/values";

export const countTwice = action({
  args: { key: v.string() },
  handler: async (ctx, { key }) => {
    const first = await ctx.runMutation(api.index.count, { key });
    const second = await ctx.runMutation(api.index.count, { key });
    return second ?? first;
  },
});

export const count = mutation({
  args: { key: v.string() },
  handler: (ctx, args) => ctx.db.insert("counts", args),
});
`;

/** Faults of types that the deploy step finds. */
export const typeCases: readonly RepairCase[] = [
  {
    name: "a job without its argument object",
    candidate: { "convex/crons.ts": cronCandidate },
    reference: { "convex/crons.ts": cronReference },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2554", "Expected 4 arguments, but got 3.", {
        file: "convex/crons.ts",
        line: 15,
      }),
    ],
    failingTests: [],
    isSound: (code) =>
      /"everyminute",\{minutes:1\},internal\.crons\.noop,\{\}\)/.test(code("convex/crons.ts")),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 5,
  },
  {
    name: "a literal that widens for want of a const assertion",
    candidate: { "convex/items.ts": resultCandidate },
    reference: { "convex/items.ts": resultReference },
    failedStep: "deploy",
    diagnostics: [
      typeError(
        "TS2322",
        "Type '{ ok: boolean; reason: string; }' is not assignable: Type 'boolean' is not assignable to type 'false'.",
        { file: "convex/items.ts", line: 10 },
      ),
    ],
    failingTests: [],
    isSound: (code) => /ok:falseasconst/.test(code("convex/items.ts")),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 6,
  },
  {
    name: "a handler whose result type refers to itself",
    candidate: { "convex/index.ts": chainCandidate },
    reference: { "convex/index.ts": chainReference },
    failedStep: "deploy",
    diagnostics: [
      typeError(
        "TS7022",
        "'countTwice' implicitly has type 'any' because it does not have a type annotation and is referenced in its own initializer.",
        { file: "convex/index.ts", line: 5 },
      ),
    ],
    failingTests: [],
    isSound: (code) =>
      /countTwice=action\(\{[^]*?async\(ctx,(\{key\}|args)\):Promise<string>=>/.test(
        code("convex/index.ts"),
      ),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 5,
  },
];
