import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { load } from "./lib/load";
import { bakeryFields } from "./schema";

const args = { bakeryId: v.id("bakeries") };

export const strike = mutation({
  args,
  handler: async (ctx, { bakeryId }) => {
    await ctx.db.delete("bakeries", bakeryId);
  },
});

export const show = query({
  args,
  handler: async (ctx, { bakeryId }) => load(ctx, bakeryId, "Bakery"),
});

export const enlist = mutation({
  args: bakeryFields,
  handler: async (ctx, fields) => ctx.db.insert("bakeries", fields),
});
