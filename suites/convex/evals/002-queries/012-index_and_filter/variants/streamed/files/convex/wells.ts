import { v } from "convex/values";
import { query } from "./_generated/server";
import { namesOfOpenWells } from "./register";

export const openWellsFrom = query({
  args: { minDepthM: v.float64() },
  returns: v.array(v.string()),
  handler: (ctx, args) => namesOfOpenWells(ctx.db, args.minDepthM),
});
