import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { internalAction, internalMutation, mutation } from "./_generated/server";

export const requestDelivery = mutation({
  args: { target: v.string() },
  handler: async (ctx, args): Promise<Id<"webhookDeliveries">> => {
    const known = await ctx.db
      .query("webhookDeliveries")
      .withIndex("by_target", (q) => q.eq("target", args.target))
      .unique();
    if (known !== null) return known._id;

    const deliveryId = await ctx.db.insert("webhookDeliveries", {
      target: args.target,
      state: "queued",
      queuedAt: Date.now(),
    });
    await ctx.scheduler.runAfter(0, internal.webhooks.deliver, {
      deliveryId,
      target: args.target,
    });
    return deliveryId;
  },
});

export const deliver = internalAction({
  args: { deliveryId: v.id("webhookDeliveries"), target: v.string() },
  handler: async (ctx, args): Promise<null> => {
    const response = await fetch(args.target, { method: "POST" });
    if (!response.ok) throw new Error(`The target answered ${response.status}`);
    await ctx.runMutation(internal.webhooks.markDelivered, {
      deliveryId: args.deliveryId,
      deliveredAt: Date.now(),
    });
    return null;
  },
});

export const markDelivered = internalMutation({
  args: { deliveryId: v.id("webhookDeliveries"), deliveredAt: v.number() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await ctx.db.patch(args.deliveryId, { state: "delivered", deliveredAt: args.deliveredAt });
    return null;
  },
});
