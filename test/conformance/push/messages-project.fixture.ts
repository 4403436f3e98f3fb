/** A small app: a schema with an index, shared code, a Node action, HTTP, a cron job and an environment variable. */
export const messagesProject: Readonly<Record<string, string>> = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ messages: defineTable({ body: v.string() }).index("by_body", ["body"]) });`,
  "convex/lib/shout.ts": `import { v } from "convex/values";
export const body = v.string();
export const shout = (text: string): string => text + "!";`,
  "convex/messages.ts": `import { query, mutation, internalMutation } from "./_generated/server";
import { body, shout } from "./lib/shout";
export const list = query({ args: {}, handler: async (ctx) => (await ctx.db.query("messages").collect()).map((m) => m.body) });
export const send = mutation({ args: { body }, handler: async (ctx, args) => {
  console.log("sending", args.body);
  await ctx.db.insert("messages", { body: shout(args.body) });
} });
export const tick = internalMutation({ args: {}, handler: async () => {} });
export const greeting = query({ args: {}, handler: async () => process.env.GREETING ?? null });`,
  "convex/other.ts": `import { query } from "./_generated/server";
import { shout } from "./lib/shout";
export const loud = query({ args: {}, handler: async () => shout("loud") });
export const broken = query({ args: {}, handler: async () => {
  throw new Error("no luck");
} });`,
  "convex/seal.ts": `"use node";
import { createHash } from "node:crypto";
import { action } from "./_generated/server";
export const md5 = action({ args: {}, handler: async () => createHash("md5").update("x").digest("hex") });`,
  "convex/http.ts": `import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
const http = httpRouter();
http.route({ path: "/ping", method: "GET", handler: httpAction(async () => new Response("pong")) });
export default http;`,
  "convex/crons.ts": `import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
const crons = cronJobs();
crons.interval("tick", { hours: 1 }, internal.messages.tick, {});
export default crons;`,
};
