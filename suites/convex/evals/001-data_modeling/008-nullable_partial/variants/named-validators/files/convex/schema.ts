import { defineSchema, defineTable } from "convex/server";
import { type Infer, v } from "convex/values";

const name = v.union(v.null(), v.string());

const slip = v.object({
  remark: v.optional(v.string()),
  inspectedBy: v.optional(name),
  signedBy: name,
});

export type Slip = Infer<typeof slip>;

export default defineSchema({ dispatchSlips: defineTable(slip) });
