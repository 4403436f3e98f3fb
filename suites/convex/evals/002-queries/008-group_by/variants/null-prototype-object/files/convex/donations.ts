import { v } from "convex/values";
import { query } from "./_generated/server";

interface Group {
  channel: string;
  total: number;
  average: number;
  count: number;
}

const round = (value: number) => Number(value.toFixed(2));

export const channelTotals = query({
  args: { campaign: v.string(), month: v.string() },
  handler: async (ctx, { campaign, month }) => {
    const groups = Object.create(null) as Record<string, Group>;
    const donations = ctx.db
      .query("donations")
      .withIndex("by_campaign_and_month", (q) => q.eq("campaign", campaign).eq("month", month));
    for await (const { channel, amount } of donations) {
      const group = (groups[channel] ??= { channel, total: 0, average: 0, count: 0 });
      group.total += amount;
      group.count += 1;
    }
    const sorted = Object.values(groups).sort((a, b) => b.total - a.total);
    return sorted.map((group) => ({
      ...group,
      total: round(group.total),
      average: round(group.total / group.count),
    }));
  },
});
