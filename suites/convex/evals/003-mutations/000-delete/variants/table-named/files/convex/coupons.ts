import { v } from "convex/values";
import { mutation } from "./_generated/server";
import { removeCoupon } from "./model";

export const withdrawCoupon = mutation({
  args: v.object({ couponId: v.id("coupons") }),
  handler: (ctx, { couponId }) => removeCoupon(ctx, couponId),
});
