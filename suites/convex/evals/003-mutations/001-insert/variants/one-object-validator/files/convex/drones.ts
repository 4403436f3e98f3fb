import type { Id } from "./_generated/dataModel";
import { mutation } from "./_generated/server";
import { droneFields } from "./schema";

export const registerDrone = mutation({
  args: droneFields,
  handler: async (ctx, { serial, model, weightG }): Promise<Id<"drones">> => {
    const id = await ctx.db.insert("drones", { serial, model, weightG });
    return id;
  },
});
