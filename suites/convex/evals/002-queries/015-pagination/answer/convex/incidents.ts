import { paginationOptsValidator } from "convex/server";
import { query } from "./_generated/server";

export const listReports = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, args) => {
    return await ctx.db.query("incidentReports").order("desc").paginate(args.paginationOpts);
  },
});
