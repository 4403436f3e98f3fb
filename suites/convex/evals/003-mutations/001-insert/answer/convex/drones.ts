import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const registerDrone = mutation({
  args: { serial: v.string(), model: v.string(), weightG: v.number() },
  returns: v.id("drones"),
  handler: async (ctx, args) => {
    return await ctx.db.insert("drones", {
      serial: args.serial,
      model: args.model,
      weightG: args.weightG,
    });
  },
});
