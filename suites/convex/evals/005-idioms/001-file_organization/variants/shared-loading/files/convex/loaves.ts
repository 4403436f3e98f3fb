import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { load } from "./lib/load";
import { loafFields } from "./schema";

const args = { loafId: v.id("loaves") };

export const strike = mutation({
  args,
  handler: async (ctx, { loafId }) => {
    await ctx.db.delete("loaves", loafId);
  },
});

export const show = query({
  args,
  handler: async (ctx, { loafId }) => load(ctx, loafId, "Loaf"),
});

export const enlist = mutation({
  args: loafFields,
  handler: async (ctx, fields) => ctx.db.insert("loaves", fields),
});
