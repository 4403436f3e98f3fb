import { type RepairCase, stepError, typeError } from "./repair-case.fixture.ts";

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

/** Does the code take the database's type, if it uses it, from the module that has it? */
function importsReader(code: string): boolean {
  return (
    !code.includes(":DatabaseReader") ||
    /DatabaseReader[^}]*\}from"\.{1,2}\/_generated\/server"/.test(code)
  );
}

/** Faults against the rules of the platform that the deploy step finds. */
export const deployCases: readonly RepairCase[] = [
  {
    name: "a Node directive above queries and mutations",
    candidate: { "convex/index.ts": fetchCandidate },
    reference: { "convex/index.ts": fetchReference },
    failedStep: "deploy",
    diagnostics: [
      stepError(
        "analysis",
        "InvalidModules",
        "`findResult` defined in `index.js` is a Query function. Only actions can be defined in Node.js.",
      ),
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
      typeError("TS2305", "Module '\"convex/server\"' has no exported member 'DatabaseReader'.", {
        file: "convex/messages.ts",
        line: 1,
      }),
    ],
    failingTests: [],
    isSound: (code) => importsReader(code("convex/messages.ts")),
    trueLines: 3,
    mostLines: 3,
    mostTrials: 4,
  },
  {
    name: "a type imported in the company of others, from a nested folder",
    candidate: {
      "convex/lib/messages.ts": batchCandidate
        .replace("import { DatabaseReader }", "import { Cursor, DatabaseReader }")
        .replaceAll("./_generated", "../_generated"),
    },
    reference: {
      "convex/lib/messages.ts": batchReference.replaceAll("./_generated", "../_generated"),
    },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2305", "Module '\"convex/server\"' has no exported member 'DatabaseReader'.", {
        file: "convex/lib/messages.ts",
        line: 1,
      }),
    ],
    failingTests: [],
    isSound: (code) => importsReader(code("convex/lib/messages.ts")),
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
      typeError("TS2339", "Property 'store' does not exist on type 'StorageWriter'.", {
        file: "convex/index.ts",
        line: 9,
      }),
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
    name: "a function of the wrong kind",
    candidate: {
      "convex/index.ts": fetchCandidate
        .replace('"use node";\n\n', "")
        .replace("fetchOnce = action(", "fetchOnce = mutation("),
    },
    reference: { "convex/index.ts": fetchReference },
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2339", "Property 'fetch' is not available: 'fetchOnce' is a mutation.", {
        file: "convex/index.ts",
        line: 7,
      }),
    ],
    failingTests: [],
    isSound: (code) => /fetchOnce=action\(/.test(code("convex/index.ts")),
    trueLines: 2,
    mostLines: 2,
    mostTrials: 8,
  },
];
