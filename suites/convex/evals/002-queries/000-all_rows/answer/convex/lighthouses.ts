import { query } from "./_generated/server";

export const listLighthouses = query({
  args: {},
  handler: async (ctx) => {
    return await ctx.db.query("lighthouses").collect();
  },
});
