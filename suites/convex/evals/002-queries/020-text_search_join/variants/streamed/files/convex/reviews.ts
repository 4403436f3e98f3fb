import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const searchReviews = query({
  args: { term: v.string() },
  handler: async ({ db }, { term }) => {
    const names = new Map<Id<"critics">, string>();
    const found: { play: string; stars: number; critic: string }[] = [];
    const matches = db
      .query("reviews")
      .withSearchIndex("search_verdict", (search) => search.search("verdict", term));
    for await (const review of matches) {
      let critic = names.get(review.criticId);
      if (critic === undefined) {
        const document = await db.get("critics", review.criticId);
        critic = document === null ? "Unknown critic" : document.name;
        names.set(review.criticId, critic);
      }
      found.push({ critic, play: review.play, stars: review.stars });
    }
    return found;
  },
});
