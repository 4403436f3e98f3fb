import { query } from "./_generated/server";

export const listDepartures = query({
  args: {},
  handler: async (ctx) => {
    return await ctx.db.query("departures").order("desc").collect();
  },
});
