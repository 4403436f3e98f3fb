import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const list = query({ args: {}, handler: (ctx) => ctx.db.query("accessions").collect() });

export const add = mutation({
  args: { label: v.string() },
  handler: (ctx, args) => ctx.db.insert("accessions", args),
});
