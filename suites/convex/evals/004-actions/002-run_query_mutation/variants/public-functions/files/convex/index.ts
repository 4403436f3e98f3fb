import { v } from "convex/values";
import { api } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { action, mutation, query } from "./_generated/server";

export const getFetchResult = query({
  args: { url: v.string() },
  returns: v.union(v.id("cachedFeeds"), v.null()),
  handler: async (ctx, { url }) => {
    const row = await ctx.db
      .query("cachedFeeds")
      .withIndex("by_url", (q) => q.eq("url", url))
      .first();
    return row === null ? null : row._id;
  },
});

export const saveFeed = mutation({
  args: { url: v.string(), data: v.any() },
  returns: v.id("cachedFeeds"),
  handler: async (ctx, { url, data }) => {
    const row = await ctx.db
      .query("cachedFeeds")
      .withIndex("by_url", (q) => q.eq("url", url))
      .first();
    if (row === null) return await ctx.db.insert("cachedFeeds", { url, data });
    await ctx.db.replace(row._id, { url, data });
    return row._id;
  },
});

export const loadFeed = action({
  args: { url: v.string() },
  returns: v.id("cachedFeeds"),
  handler: async (ctx, { url }): Promise<Id<"cachedFeeds">> => {
    const known: Id<"cachedFeeds"> | null = await ctx.runQuery(api.index.getFetchResult, { url });
    if (known) return known;
    const response = await fetch(url, { method: "GET" });
    const saved: Id<"cachedFeeds"> = await ctx.runMutation(api.index.saveFeed, {
      url,
      data: await response.json(),
    });
    return saved;
  },
});
