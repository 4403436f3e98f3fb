const head = `import { query, mutation, action, internalMutation, internalAction } from "./_generated/server";
import { components, internal } from "./_generated/api";
import { v } from "convex/values";\n`;

/** Packages of the components and what they need besides. */
export const publishedPackages: readonly string[] = [
  "@convex-dev/agent",
  "@convex-dev/aggregate",
  "@convex-dev/presence",
  "@convex-dev/rate-limiter",
  "@convex-dev/workpool",
  "convex-helpers",
  "ai",
  "zod",
];

/** An app with five published components, each used as its documentation shows. */
export const publishedProject: Readonly<Record<string, string>> = {
  "convex/convex.config.ts": `import { defineApp } from "convex/server";
import agent from "@convex-dev/agent/convex.config.js";
import aggregate from "@convex-dev/aggregate/convex.config.js";
import presence from "@convex-dev/presence/convex.config.js";
import rateLimiter from "@convex-dev/rate-limiter/convex.config.js";
import workpool from "@convex-dev/workpool/convex.config.js";
const app = defineApp();
app.use(agent);
app.use(aggregate);
app.use(presence);
app.use(rateLimiter);
app.use(workpool);
export default app;`,
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  scores: defineTable({ name: v.string(), score: v.number() }),
  results: defineTable({ context: v.any(), kind: v.string(), value: v.any() }),
});`,
  "convex/scores.ts": `${head}
import { TableAggregate } from "@convex-dev/aggregate";
import type { DataModel } from "./_generated/dataModel";
const byScore = new TableAggregate<{ Key: number; DataModel: DataModel; TableName: "scores" }>(components.aggregate, {
  sortKey: (doc) => doc.score, sumValue: (doc) => doc.score });
export const add = mutation({ args: { name: v.string(), score: v.number() }, handler: async (ctx, args) => {
  const id = await ctx.db.insert("scores", args);
  await byScore.insert(ctx, (await ctx.db.get(id))!);
  return id;
} });
export const remove = mutation({ args: { id: v.id("scores") }, handler: async (ctx, { id }) => {
  const doc = (await ctx.db.get(id))!;
  await ctx.db.delete(id);
  await byScore.delete(ctx, doc);
} });
export const removeTwice = mutation({ args: { id: v.id("scores") }, handler: async (ctx, { id }) => {
  const doc = (await ctx.db.get(id))!;
  await byScore.delete(ctx, doc);
  await byScore.delete(ctx, doc);
} });
export const statistics = query({ args: {}, handler: async (ctx) => ({
  count: await byScore.count(ctx), sum: await byScore.sum(ctx),
  above: await byScore.count(ctx, { bounds: { lower: { key: 65, inclusive: false } } }),
  max: (await byScore.max(ctx))?.key ?? null, second: (await byScore.at(ctx, 1).catch(() => null))?.key ?? null }) });
export const clear = mutation({ args: {}, handler: async (ctx) => { await byScore.clear(ctx); } });`,
  "convex/limits.ts": `${head}
import { RateLimiter, MINUTE } from "@convex-dev/rate-limiter";
const limiter = new RateLimiter(components.rateLimiter, {
  sendMessage: { kind: "token bucket", rate: 10, period: MINUTE, capacity: 3 },
});
export const send = mutation({ args: { key: v.string() }, handler: async (ctx, { key }) => (await limiter.limit(ctx, "sendMessage", { key })).ok });
export const must = mutation({ args: { key: v.string() }, handler: async (ctx, { key }) => { await limiter.limit(ctx, "sendMessage", { key, throws: true }); } });
export const undone = mutation({ args: { key: v.string() }, handler: async (ctx, { key }) => {
  await limiter.limit(ctx, "sendMessage", { key });
  throw new Error("undo");
} });
export const value = query({ args: { key: v.string() }, handler: async (ctx, { key }) => Math.floor((await limiter.getValue(ctx, "sendMessage", { key })).value) });
export const fill = mutation({ args: { from: v.number() }, handler: async (ctx, { from }) => {
  for (let i = from; i < from + 13; i += 1) await limiter.limit(ctx, "sendMessage", { key: "many" + i, count: 3 });
} });
export const clearAll = mutation({ args: {}, handler: async (ctx) => { await ctx.runMutation(components.rateLimiter.lib.clearAll, {}); } });`,
  "convex/work.ts": `${head}
import { Workpool, vOnCompleteArgs } from "@convex-dev/workpool";
const pool = new Workpool(components.workpool, { maxParallelism: 2, logLevel: "ERROR" });
export const double = internalAction({ args: { value: v.number() }, handler: async (_ctx, { value }) => value * 2 });
export const fail = internalAction({ args: {}, handler: async () => { throw new Error("no luck"); } });
export const done = internalMutation({ args: vOnCompleteArgs(v.any()), handler: async (ctx, { context, result }) => {
  await ctx.db.insert("results", { context, kind: result.kind,
    value: result.kind === "success" ? result.returnValue : result.kind === "failed" ? result.error : null });
} });
export const enqueue = mutation({ args: { value: v.number() }, handler: async (ctx, { value }) =>
  await pool.enqueueAction(ctx, internal.work.double, { value }, { onComplete: internal.work.done, context: { value } }) });
export const enqueueFailure = mutation({ args: {}, handler: async (ctx) =>
  await pool.enqueueAction(ctx, internal.work.fail, {}, { onComplete: internal.work.done, context: "failure", retry: false }) });
export const enqueueLater = mutation({ args: {}, handler: async (ctx) =>
  await pool.enqueueAction(ctx, internal.work.double, { value: 50 }, { onComplete: internal.work.done, context: "later", runAfter: 500 }) });
export const results = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.query("results").collect()).map(({ context, kind, value }) => ({ context, kind, value })) });`,
  "convex/presence.ts": `${head}
import { Presence } from "@convex-dev/presence";
export const presence = new Presence(components.presence);
export const heartbeat = mutation({ args: { roomId: v.string(), userId: v.string(), sessionId: v.string(), interval: v.number() },
  handler: async (ctx, { roomId, userId, sessionId, interval }) => await presence.heartbeat(ctx, roomId, userId, sessionId, interval) });
export const list = query({ args: { roomToken: v.string() }, handler: async (ctx, { roomToken }) =>
  (await presence.list(ctx, roomToken)).map(({ userId, online }) => ({ userId, online })) });
export const disconnect = mutation({ args: { sessionToken: v.string() }, handler: async (ctx, { sessionToken }) => await presence.disconnect(ctx, sessionToken) });`,
  "convex/chat.ts": `${head}
import { Agent, createThread, listMessages, saveMessage } from "@convex-dev/agent";
const usage = { inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: 1, text: 1, reasoning: 0 } };
const scripted = {
  specificationVersion: "v4", provider: "scripted", modelId: "echo", supportedUrls: {},
  doGenerate: async ({ prompt }: any) => {
    const last = prompt.at(-1).content.map((part: any) => part.text).join("");
    if (last === "break") throw new Error("the model is down");
    return { content: [{ type: "text", text: "You said: " + last }], finishReason: { unified: "stop", raw: "stop" }, usage, warnings: [] };
  },
  doStream: async () => { throw new Error("no streams"); },
} as any;
const agent = new Agent(components.agent, { name: "echo", languageModel: scripted, instructions: "Repeat.", maxRetries: 0 } as any);
export const ask = action({ args: { prompt: v.string() }, handler: async (ctx, { prompt }) => {
  const { threadId, thread } = await agent.createThread(ctx, { userId: "user" });
  const { text } = await thread.generateText({ prompt });
  return { threadId, text };
} });
export const answer = internalAction({ args: { threadId: v.string(), promptMessageId: v.string() }, handler: async (ctx, { threadId, promptMessageId }) => {
  await agent.generateText(ctx, { threadId }, { promptMessageId });
} });
export const askLater = mutation({ args: { prompt: v.string() }, handler: async (ctx, { prompt }) => {
  const threadId = await createThread(ctx, components.agent, { userId: "user" });
  const { messageId } = await saveMessage(ctx, components.agent, { threadId, prompt });
  await ctx.scheduler.runAfter(0, internal.chat.answer, { threadId, promptMessageId: messageId });
  return threadId;
} });`,
  // Apart from the language model's library, which takes long to load.
  "convex/threads.ts": `${head}
export const messages = query({ args: { threadId: v.string() }, handler: async (ctx, { threadId }) =>
  (await ctx.runQuery(components.agent.messages.listMessagesByThreadId, { threadId, order: "asc", paginationOpts: { cursor: null, numItems: 10 } })).page
    .map(({ text, status, message }: any) => ({ role: message?.role, text, status })) });`,
};
