import { type RepairCase, stepError, typeError } from "./repair-case.ts";

const fetchReference = `import { action, mutation, query } from "./_generated/server";
import { api } from "./_generated/api";
import { v } from "convex/values";

export const saveResult = mutation({
  args: { url: v.string(), body: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("results", { url: args.url, body: args.body });
  },
});

export const findResult = query({
  args: { url: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("results")
      .withIndex("by_url", (q) => q.eq("url", args.url))
      .unique();
  },
});

export const fetchOnce = action({
  args: { url: v.string() },
  handler: async (ctx, args): Promise<string> => {
    const known = await ctx.runQuery(api.index.findResult, { url: args.url });
    if (known) return known.body;
    const response = await fetch(args.url);
    const body = await response.text();
    await ctx.runMutation(api.index.saveResult, { url: args.url, body });
    return body;
  },
});
`;

const fetchCandidate = `"use node";

import { v } from 'convex/values'
import { api } from './_generated/api'
import { action, mutation, query } from './_generated/server'

const urlArgs = { url: v.string() }

export const fetchOnce = action({
  args: urlArgs,
  handler: async ({ runQuery, runMutation }, { url }): Promise<string> => {
    const cached = await runQuery(api.index.findResult, { url })
    if (cached !== null) {
      return cached.body
    }
    const text = await (await fetch(url)).text()
    await runMutation(api.index.saveResult, { url, body: text })
    return text
  },
})

export const findResult = query({
  args: urlArgs,
  handler: ({ db }, { url }) =>
    db.query('results').withIndex('by_url', (range) => range.eq('url', url)).unique(),
})

export const saveResult = mutation({
  args: { ...urlArgs, body: v.string() },
  handler: async ({ db }, { url, body }) => db.insert('results', { url, body }),
})
`;

const batchReference = `import { v } from "convex/values";
import { query, QueryCtx } from "./_generated/server";
import { Id } from "./_generated/dataModel";

async function loadAuthor(ctx: QueryCtx, userId: Id<"users">) {
  const user = await ctx.db.get(userId);
  return user?.name ?? "unknown";
}

export const listMessages = query({
  args: { channel: v.string() },
  handler: async (ctx, args) => {
    const messages = await ctx.db
      .query("messages")
      .withIndex("by_channel", (q) => q.eq("channel", args.channel))
      .collect();
    return await Promise.all(
      messages.map(async (message) => ({ ...message, author: await loadAuthor(ctx, message.userId) })),
    );
  },
});
`;

const batchCandidate = `import { DatabaseReader } from "convex/server";
import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

const authorName = async (db: DatabaseReader, id: Id<"users">): Promise<string> => {
  const author = await db.get(id);
  return author === null ? "unknown" : author.name;
};

export const listMessages = query({
  args: { channel: v.string() },
  handler: async ({ db }, { channel }) => {
    const rows = await db.query("messages").withIndex("by_channel", (q) => q.eq("channel", channel)).collect();
    const withAuthors = rows.map(async (row) => ({ ...row, author: await authorName(db, row.userId) }));
    return Promise.all(withAuthors);
  },
});
`;

const uploadReference = `import { v } from "convex/values";
import { action, internalMutation } from "./_generated/server";
import { internal } from "./_generated/api";
import { Id } from "./_generated/dataModel";

export const saveFile = internalMutation({
  args: { storageId: v.id("_storage"), size: v.number() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("files", { storageId: args.storageId, size: args.size });
  },
});

export const uploadText = action({
  args: { text: v.string() },
  handler: async (ctx, args): Promise<Id<"files">> => {
    const contents = new Blob([args.text]);
    const storageId = await ctx.storage.store(contents);
    return await ctx.runMutation(internal.index.saveFile, { storageId, size: contents.size });
  },
});
`;

const uploadCandidate = `import { mutation } from "./_generated/server";
import { v } from "convex/values";

export const uploadText = mutation({
  args: { text: v.string() },
  returns: v.id("files"),
  handler: async (ctx, { text }) => {
    const blob = new Blob([text], { type: "text/plain" });
    const storageId = await ctx.storage.store(blob);
    const fileId = await ctx.db.insert("files", {
      storageId,
      size: blob.size,
    });
    return fileId;
  },
});
`;

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

/** Faults that the deploy step finds. */
export const deployCases: readonly RepairCase[] = [
  {
    name: "a Node directive above queries and mutations",
    candidate: { "convex/index.ts": fetchCandidate },
    reference: { "convex/index.ts": fetchReference },
    failedStep: "deploy",
    diagnostics: [
      stepError("analysis", "InvalidModules", "`findResult` defined in `index.js` is a Query function. Only actions can be defined in Node.js."),
    ],
    failingTests: [],
    isSound: (code) => !code("convex/index.ts").includes('"usenode"'),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 4,
  },
  {
    name: "a type imported from a package that lacks it",
    candidate: { "convex/messages.ts": batchCandidate },
    reference: { "convex/messages.ts": batchReference },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2305", "Module '\"convex/server\"' has no exported member 'DatabaseReader'.", { file: "convex/messages.ts", line: 1 }),
    ],
    failingTests: [],
    isSound: (code) =>
      /import(type)?\{[^}]*DatabaseReader[^}]*\}from"\.\/_generated\/server"/.test(code("convex/messages.ts")) &&
      !/DatabaseReader[^}]*\}from"convex/.test(code("convex/messages.ts")),
    trueLines: 3,
    mostLines: 3,
    mostTrials: 4,
  },
  {
    name: "a type imported in the company of others, from a nested folder",
    candidate: { "convex/lib/messages.ts": batchCandidate.replace("import { DatabaseReader }", "import { Cursor, DatabaseReader }").replaceAll("./_generated", "../_generated").replace('import { query } from "../_generated/server";\n', 'import { query } from "../_generated/server";\n') },
    reference: { "convex/lib/messages.ts": batchReference.replaceAll("./_generated", "../_generated") },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2305", "Module '\"convex/server\"' has no exported member 'DatabaseReader'.", { file: "convex/lib/messages.ts", line: 1 }),
    ],
    failingTests: [],
    isSound: (code) => /DatabaseReader[^}]*\}from"\.\.\/_generated\/server"/.test(code("convex/lib/messages.ts")),
    trueLines: 4,
    mostLines: 4,
    mostTrials: 4,
  },
  {
    name: "storing from a mutation, which needs an action and a mutation",
    candidate: { "convex/index.ts": uploadCandidate },
    reference: { "convex/index.ts": uploadReference },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2339", "Property 'store' does not exist on type 'StorageWriter'.", { file: "convex/index.ts", line: 9 }),
    ],
    failingTests: [],
    isSound: (code) => {
      const text = code("convex/index.ts");
      const action = text.slice(text.indexOf("uploadText=action("));
      return (
        text.includes("uploadText=action(") &&
        /import\{[^}]*\binternalMutation\b/.test(text) &&
        /import\{[^}]*\baction\b/.test(text) &&
        /import\{internal\}/.test(text) &&
        /exportconstsaveFile=internalMutation\(/.test(text) &&
        action.includes("runMutation(internal.index.saveFile") &&
        !/uploadText=action\([^]*?ctx\.db\.insert[^]*?\}\);export/.test(text)
      );
    },
    trueLines: 21,
    mostLines: 40,
    mostTrials: 45,
  },
  {
    name: "a job without its argument object",
    candidate: { "convex/crons.ts": cronCandidate },
    reference: { "convex/crons.ts": cronReference },
    failedStep: "deploy",
    diagnostics: [typeError("TS2554", "Expected 4 arguments, but got 3.", { file: "convex/crons.ts", line: 15 })],
    failingTests: [],
    isSound: (code) => /"everyminute",\{minutes:1\},internal\.crons\.noop,\{\}\)/.test(code("convex/crons.ts")),
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
      typeError("TS2322", "Type '{ ok: boolean; reason: string; }' is not assignable: Type 'boolean' is not assignable to type 'false'.", { file: "convex/items.ts", line: 10 }),
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
      typeError("TS7022", "'countTwice' implicitly has type 'any' because it does not have a type annotation and is referenced in its own initializer.", { file: "convex/index.ts", line: 5 }),
    ],
    failingTests: [],
    isSound: (code) => /countTwice=action\(\{[^]*?async\(ctx,\{key\}\):Promise<string>=>/.test(code("convex/index.ts")),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 5,
  },
  {
    name: "a function of the wrong kind",
    candidate: { "convex/index.ts": fetchCandidate.replace('"use node";\n\n', "").replace("fetchOnce = action(", "fetchOnce = mutation(") },
    reference: { "convex/index.ts": fetchReference },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2339", "Property 'fetch' is not available: 'fetchOnce' is a mutation.", { file: "convex/index.ts", line: 7 }),
    ],
    failingTests: [],
    isSound: (code) => /fetchOnce=action\(/.test(code("convex/index.ts")),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 6,
  },
];
