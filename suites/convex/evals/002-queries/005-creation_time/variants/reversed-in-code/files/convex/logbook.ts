import { v } from "convex/values";
import { query } from "./_generated/server";

export const latestEntries = query({
  args: { vessel: v.string() },
  returns: v.array(
    v.object({
      _id: v.id("logbookEntries"),
      _creationTime: v.number(),
      vessel: v.string(),
      text: v.string(),
      eventDate: v.string(),
    }),
  ),
  handler: async (ctx, { vessel }) => {
    const oldestFirst = await ctx.db
      .query("logbookEntries")
      .withIndex("by_vessel", (q) => q.eq("vessel", vessel))
      .collect();
    return oldestFirst.reverse();
  },
});
