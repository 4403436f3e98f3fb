import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  calibrations: defineTable({
    reserved: v.null(),
    gain: v.number(),
    offset: v.float64(),
    serialNo: v.int64(),
    ticks: v.int64(),
    locked: v.boolean(),
    operator: v.string(),
    rawDump: v.bytes(),
    extra: v.any(),
  }),
});
