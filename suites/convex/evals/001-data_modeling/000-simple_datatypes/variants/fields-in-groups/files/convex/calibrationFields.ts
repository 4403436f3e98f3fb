import { v } from "convex/values";

export const readings = {
  gain: v.number(),
  offset: v.number(),
  ticks: v.int64(),
  rawDump: v.bytes(),
};

export const bookkeeping = {
  serialNo: v.int64(),
  operator: v.string(),
  locked: v.boolean(),
  reserved: v.null(),
  extra: v.any(),
};
