import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const calibration = v.object({
  extra: v.any(),
  gain: v.float64(),
  locked: v.boolean(),
  offset: v.number(),
  operator: v.string(),
  rawDump: v.bytes(),
  reserved: v.null(),
  serialNo: v.bigint(),
  ticks: v.bigint(),
});

export default defineSchema({ calibrations: defineTable(calibration) });
