import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { query } from "./_generated/server";

const auditEntry = v.object({
  _id: v.id("auditEntries"),
  _creationTime: v.number(),
  actor: v.string(),
  action: v.string(),
});

export const listAuditEntries = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.object({
    page: v.array(auditEntry),
    isDone: v.boolean(),
    continueCursor: v.string(),
    splitCursor: v.optional(v.union(v.string(), v.null())),
    pageStatus: v.optional(
      v.union(v.literal("SplitRecommended"), v.literal("SplitRequired"), v.null()),
    ),
  }),
  handler: async (ctx, args) => {
    return await ctx.db.query("auditEntries").paginate(args.paginationOpts);
  },
});
