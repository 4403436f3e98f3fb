import { v } from "convex/values";
import { internalQuery, query } from "./_generated/server";
import type { QueryCtx } from "./_generated/server";
import type { Doc, Id } from "./_generated/dataModel";
import { poetByPenName } from "./poets";

async function poemsOf(ctx: QueryCtx, poetId: Id<"poets">): Promise<Doc<"poems">[]> {
  return await ctx.db
    .query("poems")
    .withIndex("by_poet", (q) => q.eq("poetId", poetId))
    .collect();
}

export const listPoems = internalQuery({
  args: { poetId: v.id("poets") },
  handler: async (ctx, args) => {
    return await poemsOf(ctx, args.poetId);
  },
});

export const getCollection = query({
  args: { penName: v.string() },
  handler: async (ctx, args) => {
    const poet = await poetByPenName(ctx, args.penName);
    const poems = poet === null ? [] : await poemsOf(ctx, poet._id);
    return { poet, poems };
  },
});
