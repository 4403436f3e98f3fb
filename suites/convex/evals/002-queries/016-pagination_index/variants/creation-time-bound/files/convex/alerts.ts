import { v } from "convex/values";
import { query } from "./_generated/server";

const nullableText = v.union(v.string(), v.null());

export const listTurbineAlerts = query({
  args: {
    paginationOpts: v.object({
      numItems: v.number(),
      cursor: nullableText,
      endCursor: v.optional(nullableText),
      id: v.optional(v.number()),
      maximumRowsRead: v.optional(v.number()),
      maximumBytesRead: v.optional(v.number()),
    }),
    turbineId: v.id("turbines"),
  },
  handler: async (ctx, { paginationOpts, turbineId }) => {
    const alerts = ctx.db
      .query("turbineAlerts")
      .withIndex("by_turbine", (q) => q.eq("turbineId", turbineId).gt("_creationTime", 0));
    return await alerts.order("desc").paginate(paginationOpts);
  },
});
