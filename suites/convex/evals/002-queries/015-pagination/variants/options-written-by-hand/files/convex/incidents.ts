import { v } from "convex/values";
import { query, type QueryCtx } from "./_generated/server";

const pageOptions = v.object({
  cursor: v.union(v.null(), v.string()),
  numItems: v.number(),
  endCursor: v.optional(v.union(v.null(), v.string())),
  id: v.optional(v.number()),
  maximumRowsRead: v.optional(v.number()),
  maximumBytesRead: v.optional(v.number()),
});

const newestReports = ({ db }: QueryCtx) => db.query("incidentReports").order("desc");

export const listReports = query({
  args: { paginationOpts: pageOptions },
  handler: (ctx, { paginationOpts }) => newestReports(ctx).paginate(paginationOpts),
});
