import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const withdrawCoupon = mutation({
  args: { couponId: v.id("coupons") },
  returns: v.null(),
  handler: async (ctx, args) => {
    await ctx.db.delete(args.couponId);
    return null;
  },
});
