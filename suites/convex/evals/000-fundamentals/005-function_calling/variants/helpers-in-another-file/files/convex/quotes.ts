import { v } from "convex/values";
import { internal } from "./_generated/api";
import * as chain from "./lib/chain";
import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
} from "./_generated/server";

const number = v.number();

export const distanceCost = internalQuery({
  args: { kilometres: number, rate: number },
  returns: number,
  handler: (_ctx, trip) => trip.kilometres * trip.rate,
});

export const applyDiscount = internalMutation({
  args: { cost: number, discount: number },
  returns: number,
  handler: (_ctx, { cost, discount }) => cost - discount,
});

export const addSurcharge = internalAction({
  args: { cost: number, fee: number },
  returns: number,
  handler: (_ctx, { cost, fee }) => ((cost + fee) * 110) / 100,
});

export const quotePickup = mutation({
  args: {},
  returns: number,
  handler: (ctx): Promise<number> =>
    chain.costOf(ctx, 120, 2.5).then((cost) => chain.less(ctx, cost, 45)),
});

export const quoteDelivery = action({
  args: {},
  returns: number,
  handler: async (ctx): Promise<number> => {
    const cost = await chain.less(ctx, await chain.costOf(ctx, 80, 3), 20);
    const total: number = await ctx.runAction(internal.quotes.addSurcharge, { fee: 30, cost });
    return total;
  },
});
