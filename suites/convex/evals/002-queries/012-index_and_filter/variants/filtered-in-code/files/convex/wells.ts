import { v } from "convex/values";
import { query } from "./_generated/server";

export const openWellsFrom = query({
  args: { minDepthM: v.number() },
  handler: async ({ db }, { minDepthM }) => {
    const deepEnough = await db
      .query("wells")
      .withIndex("by_depth", (range) => range.gte("depthM", minDepthM))
      .order("asc")
      .collect();
    return deepEnough.filter(({ sealed }) => !sealed).map(({ name }) => name);
  },
});
