import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  ledgerEvents: defineTable(
    v.union(
      v.object({ kind: v.literal("deposit"), account: v.string(), cents: v.number() }),
      v.object({ kind: v.literal("transferOut"), account: v.string(), iban: v.string() }),
      v.object({ kind: v.literal("feeChange"), code: v.string(), percent: v.number() }),
    ),
  ),
});
