import { v } from "convex/values";
import { query } from "./_generated/server";

export const openWellsFrom = query({
  args: { minDepthM: v.number() },
  returns: v.array(v.string()),
  handler: async (ctx, args) => {
    const wells = await ctx.db
      .query("wells")
      .withIndex("by_depth", (q) => q.gte("depthM", args.minDepthM))
      .filter((q) => q.eq(q.field("sealed"), false))
      .collect();
    return wells.map((well) => well.name);
  },
});
