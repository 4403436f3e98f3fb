import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema(
  {
    accessions: defineTable(v.union(v.object({ label: v.string() }))),
    germinationNotes: defineTable({ body: v.string(), botanist: v.string() }),
  },
  { schemaValidation: true, strictTableNameTypes: true },
);
