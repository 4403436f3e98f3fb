import { v } from "convex/values";
import { query } from "./_generated/server";

export const channelTotals = query({
  args: { campaign: v.string(), month: v.string() },
  handler: async (ctx, args) => {
    const donations = await ctx.db
      .query("donations")
      .withIndex("by_campaign_and_month", (q) =>
        q.eq("campaign", args.campaign).eq("month", args.month),
      )
      .collect();

    const groups = new Map<string, { sum: number; count: number }>();
    for (const { channel, amount } of donations) {
      const group = groups.get(channel) ?? { sum: 0, count: 0 };
      groups.set(channel, { sum: group.sum + amount, count: group.count + 1 });
    }

    return [...groups]
      .map(([channel, { sum, count }]) => ({
        channel,
        total: toCents(sum),
        average: toCents(sum / count),
        count,
      }))
      .sort((a, b) => b.total - a.total);
  },
});

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
