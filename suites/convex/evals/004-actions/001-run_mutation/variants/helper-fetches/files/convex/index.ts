import { v } from "convex/values";
import type { Value } from "convex/values";
import { api } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { action, mutation } from "./_generated/server";

type PageId = Id<"harvestedPages">;

async function readJson(url: string): Promise<Value> {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  return (await response.json()) as Value;
}

export const harvestPage = action({
  args: { url: v.string() },
  returns: v.id("harvestedPages"),
  handler: async (ctx, { url }): Promise<PageId> => {
    const data = await readJson(url);
    const pageId: PageId = await ctx.runMutation(api.index.saveFetchResult, { url, data });
    return pageId;
  },
});

export const saveFetchResult = mutation({
  args: { data: v.any(), url: v.string() },
  handler: async ({ db }, page): Promise<PageId> => db.insert("harvestedPages", page),
});
