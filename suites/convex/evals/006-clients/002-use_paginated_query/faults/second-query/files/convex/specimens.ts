import { paginationOptsValidator } from "convex/server";
import { query } from "./_generated/server";

export const listSpecimens = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, args) => {
    return await ctx.db.query("specimens").order("desc").paginate(args.paginationOpts);
  },
});

export const countSpecimens = query({
  args: {},
  handler: async (ctx) => (await ctx.db.query("specimens").collect()).length,
});
