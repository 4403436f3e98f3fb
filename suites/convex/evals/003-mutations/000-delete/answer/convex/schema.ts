import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  coupons: defineTable({
    code: v.string(),
    percentOff: v.number(),
    singleUse: v.boolean(),
  }),

  redemptions: defineTable({
    code: v.string(),
    customer: v.string(),
  }),
});
