import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const loafFields = { grams: v.number(), flour: v.string(), bakeryId: v.id("bakeries") };
export const bakeryFields = { town: v.string(), name: v.string() };

const loaves = defineTable(loafFields).index("bakery", ["bakeryId"]);
const bakeries = defineTable(bakeryFields).index("town", ["town"]);

export default defineSchema({ loaves, bakeries });
