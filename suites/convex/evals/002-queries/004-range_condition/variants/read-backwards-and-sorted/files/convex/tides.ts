import { v } from "convex/values";
import { query } from "./_generated/server";

export const readingsBetween = query({
  args: { to: v.float64(), from: v.float64(), gauge: v.string() },
  returns: v.array(
    v.object({
      _id: v.id("tideReadings"),
      _creationTime: v.number(),
      gauge: v.string(),
      levelCm: v.number(),
      measuredAt: v.number(),
    }),
  ),
  handler: async (ctx, args) => {
    const backwards = await ctx.db
      .query("tideReadings")
      .withIndex("by_gauge_and_time", (range) => {
        const ofGauge = range.eq("gauge", args.gauge);
        return ofGauge.gte("measuredAt", args.from).lte("measuredAt", args.to);
      })
      .order("desc")
      .collect();
    return backwards.sort((a, b) => a.measuredAt - b.measuredAt);
  },
});
