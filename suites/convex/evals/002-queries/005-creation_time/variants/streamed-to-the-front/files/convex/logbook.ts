import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const latestEntries = query({
  args: { vessel: v.string() },
  handler: async (ctx, args) => {
    const entries: Doc<"logbookEntries">[] = [];
    const ofVessel = ctx.db
      .query("logbookEntries")
      .withIndex("by_vessel", (q) => q.eq("vessel", args.vessel));
    for await (const entry of ofVessel) entries.unshift(entry);
    return entries;
  },
});
