import { defineSchema, defineTable } from "convex/server";
import { instrument } from "./model";

export default defineSchema({ instruments: defineTable(instrument) });
