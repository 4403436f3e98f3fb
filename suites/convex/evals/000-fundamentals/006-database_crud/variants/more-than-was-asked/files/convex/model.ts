import { v } from "convex/values";

export const instrument = v.object({
  remark: v.optional(v.string()),
  focalLengthMm: v.number(),
  apertureMm: v.number(),
  title: v.string(),
});
