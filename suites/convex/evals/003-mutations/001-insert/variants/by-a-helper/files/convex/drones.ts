import { v } from "convex/values";
import type { Infer } from "convex/values";
import { mutation } from "./_generated/server";
import type { MutationCtx } from "./_generated/server";

const drone = v.object({ serial: v.string(), model: v.string(), weightG: v.number() });

async function addDrone({ db }: MutationCtx, fields: Infer<typeof drone>) {
  return await db.insert("drones", { ...fields });
}

export const registerDrone = mutation({
  args: drone.fields,
  returns: v.id("drones"),
  handler: addDrone,
});
