import { defineSchema, defineTable } from "convex/server";
import { scanFields } from "./model/scans";

export default defineSchema({ receiptScans: defineTable(scanFields) });
