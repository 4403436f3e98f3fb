import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const changePlan = mutation({
  args: { subscriptionId: v.id("subscriptions"), planCode: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const subscription = await ctx.db.get(args.subscriptionId);
    if (subscription === null) throw new Error("There is no such subscription");
    await ctx.db.patch(args.subscriptionId, { planCode: args.planCode });
    return null;
  },
});
