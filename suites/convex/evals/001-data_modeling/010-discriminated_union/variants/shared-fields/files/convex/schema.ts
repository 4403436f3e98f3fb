import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const onAccount = { account: v.string() };

const feeChange = v.object({
  percent: v.float64(),
  code: v.string(),
  kind: v.literal("feeChange"),
});
const transferOut = v.object({ ...onAccount, iban: v.string(), kind: v.literal("transferOut") });
const deposit = v.object({ ...onAccount, cents: v.float64(), kind: v.literal("deposit") });

const ledgerEvents = defineTable(v.union(feeChange, transferOut, deposit));

export default defineSchema({ ledgerEvents });
