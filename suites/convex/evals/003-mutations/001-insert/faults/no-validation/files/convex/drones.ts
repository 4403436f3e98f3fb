import { mutation } from "./_generated/server";

export const registerDrone = mutation({
  handler: async (ctx, args: { serial: string; model: string; weightG: number }) => {
    const { serial, model, weightG } = args;
    return await ctx.db.insert("drones", { serial, model, weightG });
  },
});
