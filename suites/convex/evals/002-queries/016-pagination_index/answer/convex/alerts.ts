import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { query } from "./_generated/server";

export const listTurbineAlerts = query({
  args: {
    turbineId: v.id("turbines"),
    paginationOpts: paginationOptsValidator,
  },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("turbineAlerts")
      .withIndex("by_turbine", (q) => q.eq("turbineId", args.turbineId))
      .order("desc")
      .paginate(args.paginationOpts);
  },
});
