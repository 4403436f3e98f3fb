import { v } from "convex/values";
import { query } from "./_generated/server";

export const nextShipments = query({
  args: { warehouse: v.string(), state: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("shipments")
      .withIndex("by_warehouse_and_state_and_urgency", (q) =>
        q.eq("warehouse", args.warehouse).eq("state", args.state),
      )
      .take(4);
  },
});
