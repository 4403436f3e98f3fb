import { v } from "convex/values";
import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
} from "./_generated/server";

const product = (kilometres: number, rate: number) => kilometres * rate;
const less = (cost: number, discount: number) => cost - discount;
const raised = (cost: number, fee: number) => (cost + fee) * 1.1;

export const distanceCost = internalQuery({
  args: { kilometres: v.number(), rate: v.number() },
  handler: (_ctx, args) => product(args.kilometres, args.rate),
});

export const applyDiscount = internalMutation({
  args: { cost: v.number(), discount: v.number() },
  handler: (_ctx, args) => less(args.cost, args.discount),
});

export const addSurcharge = internalAction({
  args: { cost: v.number(), fee: v.number() },
  handler: (_ctx, args) => raised(args.cost, args.fee),
});

export const quotePickup = mutation({ args: {}, handler: () => less(product(120, 2.5), 45) });

export const quoteDelivery = action({
  args: {},
  handler: () => raised(less(product(80, 3), 20), 30),
});
