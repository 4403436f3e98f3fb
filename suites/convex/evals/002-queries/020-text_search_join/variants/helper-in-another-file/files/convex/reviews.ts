import { v, type Infer } from "convex/values";
import { query } from "./_generated/server";
import { criticName } from "./critics";

const foundReview = v.object({ critic: v.string(), play: v.string(), stars: v.float64() });

export const searchReviews = query({
  args: { term: v.string() },
  returns: v.array(foundReview),
  handler: async (ctx, { term }): Promise<Infer<typeof foundReview>[]> => {
    const reviews = await ctx.db
      .query("reviews")
      .withSearchIndex("search_verdict", (q) => q.search("verdict", term))
      .take(1024);
    const critics = await Promise.all(reviews.map((review) => criticName(ctx, review.criticId)));
    return reviews.map((review, index) => ({
      play: review.play,
      stars: review.stars,
      critic: critics[index] ?? "Unknown critic",
    }));
  },
});
