import { v } from "convex/values";
import { query } from "./_generated/server";

export const searchReviews = query({
  args: { term: v.string() },
  returns: v.array(v.object({ play: v.string(), stars: v.number(), critic: v.string() })),
  handler: async (ctx, args) => {
    const reviews = await ctx.db
      .query("reviews")
      .withSearchIndex("search_verdict", (q) => q.search("verdict", args.term))
      .collect();

    return await Promise.all(
      reviews.map(async ({ play, stars, criticId }) => {
        const critic = await ctx.db.get(criticId);
        return { play, stars, critic: critic?.name ?? "Unknown critic" };
      }),
    );
  },
});
