import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { internalAction, internalMutation, mutation, type QueryCtx } from "./_generated/server";

function findByTarget({ db }: QueryCtx, target: string) {
  return db
    .query("webhookDeliveries")
    .withIndex("by_target", (q) => q.eq("target", target))
    .first();
}

export const requestDelivery = mutation({
  args: { target: v.string() },
  returns: v.id("webhookDeliveries"),
  handler: async (ctx, { target }): Promise<Id<"webhookDeliveries">> => {
    const existing = await findByTarget(ctx, target);
    if (existing) return existing._id;
    const now = Date.now();
    const id = await ctx.db.insert("webhookDeliveries", { target, state: "queued", queuedAt: now });
    await ctx.scheduler.runAt(now, internal.webhooks.deliver, { id, url: target });
    return id;
  },
});

export const deliver = internalAction({
  args: { id: v.id("webhookDeliveries"), url: v.string() },
  handler: async (ctx, { id, url }) => {
    try {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ id }) });
      if (!answer.ok) {
        console.warn(`${url} answered ${answer.status}`);
        return;
      }
    } catch (error) {
      console.error("No answer", String(error));
      return;
    }
    await ctx.runMutation(internal.webhooks.markDelivered, {
      deliveryId: id,
      deliveredAt: Date.now(),
    });
  },
});

export const markDelivered = internalMutation({
  args: { deliveryId: v.id("webhookDeliveries"), deliveredAt: v.number() },
  handler: async ({ db }, { deliveryId, deliveredAt }) => {
    await db.patch("webhookDeliveries", deliveryId, { state: "delivered", deliveredAt });
  },
});
