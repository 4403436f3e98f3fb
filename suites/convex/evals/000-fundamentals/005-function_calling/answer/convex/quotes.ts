import { v } from "convex/values";
import { internal } from "./_generated/api";
import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
} from "./_generated/server";

export const distanceCost = internalQuery({
  args: { kilometres: v.number(), rate: v.number() },
  returns: v.number(),
  handler: async (_ctx, args) => args.kilometres * args.rate,
});

export const applyDiscount = internalMutation({
  args: { cost: v.number(), discount: v.number() },
  returns: v.number(),
  handler: async (_ctx, args) => args.cost - args.discount,
});

export const addSurcharge = internalAction({
  args: { cost: v.number(), fee: v.number() },
  returns: v.number(),
  handler: async (_ctx, args) => (args.cost + args.fee) * 1.1,
});

export const quotePickup = mutation({
  args: {},
  returns: v.number(),
  handler: async (ctx): Promise<number> => {
    const cost: number = await ctx.runQuery(internal.quotes.distanceCost, {
      kilometres: 120,
      rate: 2.5,
    });
    return await ctx.runMutation(internal.quotes.applyDiscount, { cost, discount: 45 });
  },
});

export const quoteDelivery = action({
  args: {},
  returns: v.number(),
  handler: async (ctx): Promise<number> => {
    const full: number = await ctx.runQuery(internal.quotes.distanceCost, {
      kilometres: 80,
      rate: 3,
    });
    const cost: number = await ctx.runMutation(internal.quotes.applyDiscount, {
      cost: full,
      discount: 20,
    });
    return await ctx.runAction(internal.quotes.addSurcharge, { cost, fee: 30 });
  },
});
