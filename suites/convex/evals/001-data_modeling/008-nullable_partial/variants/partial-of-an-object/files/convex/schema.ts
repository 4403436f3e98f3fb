import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const signed = v.object({ signedBy: v.nullable(v.string()) });
const additions = v.object({ inspectedBy: v.nullable(v.string()), remark: v.string() }).partial();

export default defineSchema({
  dispatchSlips: defineTable({ ...signed.fields, ...additions.fields }),
});
