import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Doc } from "./_generated/dataModel";
import { internalQuery, query } from "./_generated/server";

export const listPoems = internalQuery({
  args: { poetId: v.id("poets") },
  handler: async (ctx, { poetId }) =>
    await ctx.db
      .query("poems")
      .withIndex("by_poet", (q) => q.eq("poetId", poetId))
      .collect(),
});

export const getCollection = query({
  args: { penName: v.string() },
  handler: async (
    ctx,
    { penName },
  ): Promise<{ poet: Doc<"poets"> | null; poems: Doc<"poems">[] }> => {
    const poet: Doc<"poets"> | null = await ctx.runQuery(internal.poets.findPoet, { penName });
    if (poet === null) return { poet, poems: [] };
    return { poet, poems: await ctx.runQuery(internal.poems.listPoems, { poetId: poet._id }) };
  },
});
