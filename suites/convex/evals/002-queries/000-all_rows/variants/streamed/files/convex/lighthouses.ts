import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

const lighthouse = v.object({
  _id: v.id("lighthouses"),
  _creationTime: v.number(),
  place: v.string(),
  heightM: v.number(),
  manned: v.boolean(),
});

export const listLighthouses = query({
  args: {},
  returns: v.array(lighthouse),
  handler: async ({ db }) => {
    const found: Doc<"lighthouses">[] = [];
    for await (const row of db.query("lighthouses").order("desc")) {
      found.push(row);
    }
    return found;
  },
});
