import { v } from "convex/values";
import { query } from "./_generated/server";
import { groupBy } from "./lib/grouping";

export const channelTotals = query({
  args: { month: v.string(), campaign: v.string() },
  returns: v.array(
    v.object({
      channel: v.string(),
      total: v.number(),
      average: v.number(),
      count: v.number(),
    }),
  ),
  handler: async (ctx, args) => {
    const rows = await ctx.db
      .query("donations")
      .withIndex("by_campaign_and_month", (q) =>
        q.eq("campaign", args.campaign).eq("month", args.month),
      )
      .collect();
    const result = Array.from(groupBy(rows, (row) => row.channel).entries(), ([channel, group]) => {
      const sum = group.reduce((total, { amount }) => total + amount, 0);
      return {
        channel,
        total: Math.round(sum * 100) / 100,
        average: Math.round((sum / group.length) * 100) / 100,
        count: group.length,
      };
    });
    result.sort((a, b) => a.total - b.total);
    return result.reverse();
  },
});
