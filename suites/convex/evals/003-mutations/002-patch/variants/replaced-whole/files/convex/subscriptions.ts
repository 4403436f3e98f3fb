import { ConvexError, v } from "convex/values";
import { mutation } from "./_generated/server";

export const changePlan = mutation({
  args: { planCode: v.string(), subscriptionId: v.id("subscriptions") },
  handler: async (ctx, { subscriptionId, planCode }) => {
    const known = await ctx.db.get("subscriptions", subscriptionId);
    if (!known) {
      throw new ConvexError({ code: "missing", subscriptionId });
    }
    const { _id, _creationTime, ...fields } = known;
    await ctx.db.replace(_id, { ...fields, planCode });
  },
});
