import { v } from "convex/values";
import { query } from "./_generated/server";

export const nextShipments = query({
  args: { state: v.string(), warehouse: v.string() },
  returns: v.array(
    v.object({
      _id: v.id("shipments"),
      _creationTime: v.number(),
      label: v.string(),
      warehouse: v.string(),
      state: v.string(),
      urgency: v.number(),
    }),
  ),
  handler: async (ctx, args) => {
    const { page } = await ctx.db
      .query("shipments")
      .withIndex("by_warehouse_and_state_and_urgency", (range) =>
        range.eq("warehouse", args.warehouse).eq("state", args.state),
      )
      .paginate({ numItems: 4, cursor: null });
    return page;
  },
});
