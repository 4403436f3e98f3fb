import { v } from "convex/values";
import { query } from "./_generated/server";
import { lighthouseFields } from "./schema";

export const listLighthouses = query({
  args: {},
  returns: v.array(
    v.object({ ...lighthouseFields, _id: v.id("lighthouses"), _creationTime: v.number() }),
  ),
  handler: async (ctx) => {
    const rows = ctx.db.query("lighthouses").withIndex("by_creation_time");
    return await rows.collect();
  },
});
