import type { Id } from "./_generated/dataModel";
import type { MutationCtx } from "./_generated/server";

export async function removeCoupon(ctx: MutationCtx, couponId: Id<"coupons">): Promise<null> {
  await ctx.db.delete("coupons", couponId);
  return null;
}
