import { v } from "convex/values";
import { api } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { action, mutation } from "./_generated/server";

export const saveFetchResult = mutation({
  args: { url: v.string(), data: v.any() },
  handler: async (ctx, args): Promise<Id<"harvestedPages">> => {
    return await ctx.db.insert("harvestedPages", { url: args.url, data: args.data });
  },
});

export const harvestPage = action({
  args: { url: v.string() },
  handler: async (ctx, args): Promise<Id<"harvestedPages">> => {
    const response = await fetch(args.url);
    const data: unknown = await response.json();
    return await ctx.runMutation(api.index.saveFetchResult, { url: args.url, data });
  },
});
