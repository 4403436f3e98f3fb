import { v } from "convex/values";
import { query } from "./_generated/server";
import schema from "./schema";

const nullable = v.union(v.null(), v.string());

const entryFields = {
  ...schema.tables.auditEntries.validator.fields,
  _id: v.id("auditEntries"),
  _creationTime: v.float64(),
};

const status = v.union(v.null(), v.literal("SplitRequired"), v.literal("SplitRecommended"));

export const listAuditEntries = query({
  args: {
    paginationOpts: v.object({
      cursor: nullable,
      endCursor: v.optional(nullable),
      id: v.optional(v.number()),
      maximumBytesRead: v.optional(v.number()),
      maximumRowsRead: v.optional(v.number()),
      numItems: v.number(),
    }),
  },
  returns: v.object({
    continueCursor: v.string(),
    isDone: v.boolean(),
    page: v.array(v.object(entryFields)),
    pageStatus: v.optional(status),
    splitCursor: v.optional(nullable),
  }),
  handler: (ctx, { paginationOpts }) =>
    ctx.db.query("auditEntries").order("asc").paginate(paginationOpts),
});
