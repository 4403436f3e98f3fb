import { v } from "convex/values";
import { internalQuery } from "./_generated/server";
import type { QueryCtx } from "./_generated/server";
import type { Doc } from "./_generated/dataModel";

export async function poetByPenName(ctx: QueryCtx, penName: string): Promise<Doc<"poets"> | null> {
  return await ctx.db
    .query("poets")
    .withIndex("by_pen_name", (q) => q.eq("penName", penName))
    .unique();
}

export const findPoet = internalQuery({
  args: { penName: v.string() },
  handler: async (ctx, args) => {
    return await poetByPenName(ctx, args.penName);
  },
});
