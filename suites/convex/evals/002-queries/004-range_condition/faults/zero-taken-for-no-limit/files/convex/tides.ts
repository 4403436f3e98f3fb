import { v } from "convex/values";
import { query } from "./_generated/server";

export const readingsBetween = query({
  args: { gauge: v.string(), from: v.number(), to: v.number() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("tideReadings")
      .withIndex("by_gauge_and_time", (q) =>
        q
          .eq("gauge", args.gauge)
          .gte("measuredAt", args.from || -Infinity)
          .lte("measuredAt", args.to || Infinity),
      )
      .collect();
  },
});
