import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { accountEvent } from "./accountEvents";

const feeChange = v.object({ kind: v.literal("feeChange"), code: v.string(), percent: v.number() });

export default defineSchema({ ledgerEvents: defineTable(v.union(accountEvent, feeChange)) });
