import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const channelTotals = query({
  args: { campaign: v.string(), month: v.string() },
  handler: async (ctx, args) => {
    const donations = await ctx.db
      .query("donations")
      .withIndex("by_campaign_and_month", (q) =>
        q.eq("campaign", args.campaign).eq("month", args.month),
      )
      .order("desc")
      .collect();
    const channels = [...new Set(donations.map((donation) => donation.channel))];
    const lines = channels.map((channel) => lineOf(channel, donations));
    return lines.toSorted((a, b) => (a.total < b.total ? 1 : a.total > b.total ? -1 : 0));
  },
});

function lineOf(channel: string, donations: Doc<"donations">[]) {
  const own = donations.filter((donation) => donation.channel === channel);
  let sum = 0;
  own.forEach(({ amount }) => {
    sum += amount;
  });
  return { channel, total: cents(sum), average: cents(sum / own.length), count: own.length };
}

function cents(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}
