import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const readingsBetween = query({
  args: { gauge: v.string(), from: v.number(), to: v.number() },
  handler: async (ctx, { gauge, from, to }): Promise<Doc<"tideReadings">[]> => {
    if (to < from) return [];
    const readings: Doc<"tideReadings">[] = [];
    for await (const reading of ctx.db
      .query("tideReadings")
      .withIndex("by_gauge_and_time", (q) =>
        q.eq("gauge", gauge).gte("measuredAt", from).lte("measuredAt", to),
      )
      .order("asc")) {
      readings.push(reading);
    }
    return readings;
  },
});
