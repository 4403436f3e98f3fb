import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const text = v.string();

const germinationNotes = defineTable(v.object({ botanist: text, body: text }));
const accessions = defineTable(v.object({ label: text }));

const schema = defineSchema({ germinationNotes, accessions });

export default schema;
