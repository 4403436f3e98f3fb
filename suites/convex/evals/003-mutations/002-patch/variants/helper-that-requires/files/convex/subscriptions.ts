import { v } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import { mutation, type QueryCtx } from "./_generated/server";

export const changePlan = mutation({
  args: { subscriptionId: v.id("subscriptions"), planCode: v.string() },
  returns: v.null(),
  async handler(ctx, { subscriptionId, planCode }): Promise<null> {
    const { _id } = await requireSubscription(ctx, subscriptionId);
    return ctx.db.patch(_id, { planCode }).then(() => null);
  },
});

async function requireSubscription(
  ctx: QueryCtx,
  id: Id<"subscriptions">,
): Promise<Doc<"subscriptions">> {
  const found = await ctx.db.get(id);
  if (found === null) throw new TypeError(`Unknown: ${id}`);
  return found;
}
