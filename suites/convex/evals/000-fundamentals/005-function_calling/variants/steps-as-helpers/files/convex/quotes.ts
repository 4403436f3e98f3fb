import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { ActionCtx, MutationCtx } from "./_generated/server";
import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
} from "./_generated/server";

type Trip = { kilometres: number; rate: number };

async function discountedCost(
  ctx: MutationCtx | ActionCtx,
  trip: Trip,
  discount: number,
): Promise<number> {
  const { quotes } = internal;
  const cost: number = await ctx.runQuery(quotes.distanceCost, trip);
  return ctx.runMutation(quotes.applyDiscount, { discount, cost });
}

export const quotePickup = mutation({
  args: {},
  handler: async (ctx): Promise<number> =>
    await discountedCost(ctx, { kilometres: 120, rate: 2.5 }, 45),
});

export const quoteDelivery = action({
  args: {},
  handler: async (ctx): Promise<number> => {
    const cost = await discountedCost(ctx, { kilometres: 80, rate: 3 }, 20);
    return await ctx.runAction(internal.quotes.addSurcharge, { cost, fee: 30 });
  },
});

export const distanceCost = internalQuery({
  args: { kilometres: v.float64(), rate: v.float64() },
  handler: (_, { kilometres, rate }) => rate * kilometres,
});

export const applyDiscount = internalMutation({
  args: { cost: v.float64(), discount: v.float64() },
  handler: (_, { cost, discount }) => cost - discount,
});

export const addSurcharge = internalAction({
  args: { cost: v.float64(), fee: v.float64() },
  handler: (_, { cost, fee }) => {
    const sum = cost + fee;
    return sum + sum / 10;
  },
});
