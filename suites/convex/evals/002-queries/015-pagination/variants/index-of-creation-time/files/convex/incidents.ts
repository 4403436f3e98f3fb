import { paginationOptsValidator } from "convex/server";
import * as server from "./_generated/server";

export const listReports = server.query({
  args: {
    paginationOpts: paginationOptsValidator,
  },
  async handler(ctx, args) {
    const result = await ctx.db
      .query("incidentReports")
      .withIndex("by_creation_time")
      .order("desc")
      .paginate(args.paginationOpts);
    return result;
  },
});
