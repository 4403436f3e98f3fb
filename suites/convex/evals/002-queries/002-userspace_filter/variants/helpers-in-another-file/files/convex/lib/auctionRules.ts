import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export const bidsOf = async (ctx: QueryCtx, auction: string) =>
  await ctx.db
    .query("bids")
    .withIndex("by_auction", (q) => q.eq("auction", auction))
    .collect();

export function reaches(minimum: number) {
  return (bid: Doc<"bids">) => !(bid.sealed || bid.amount < minimum);
}
