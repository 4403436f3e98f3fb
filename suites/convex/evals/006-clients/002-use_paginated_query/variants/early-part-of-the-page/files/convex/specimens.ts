import { v } from "convex/values";
import { query } from "./_generated/server";

const nullableText = v.union(v.null(), v.string());

export const listSpecimens = query({
  args: {
    paginationOpts: v.object({
      numItems: v.number(),
      cursor: nullableText,
      endCursor: v.optional(nullableText),
      id: v.optional(v.number()),
      maximumRowsRead: v.optional(v.number()),
      maximumBytesRead: v.optional(v.number()),
    }),
  },
  handler: (ctx, { paginationOpts }) =>
    ctx.db.query("specimens").withIndex("by_creation_time").order("desc").paginate(paginationOpts),
});
