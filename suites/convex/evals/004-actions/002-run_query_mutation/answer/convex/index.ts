import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Doc, Id } from "./_generated/dataModel";
import { action, internalMutation, internalQuery, type QueryCtx } from "./_generated/server";

async function findFeed(ctx: QueryCtx, url: string): Promise<Doc<"cachedFeeds"> | null> {
  return await ctx.db
    .query("cachedFeeds")
    .withIndex("by_url", (q) => q.eq("url", url))
    .unique();
}

export const getFetchResult = internalQuery({
  args: { url: v.string() },
  handler: async (ctx, args): Promise<Id<"cachedFeeds"> | null> => {
    const feed = await findFeed(ctx, args.url);
    return feed?._id ?? null;
  },
});

export const saveFeed = internalMutation({
  args: { url: v.string(), data: v.any() },
  handler: async (ctx, args): Promise<Id<"cachedFeeds">> => {
    const feed = await findFeed(ctx, args.url);
    if (feed === null) {
      return await ctx.db.insert("cachedFeeds", { url: args.url, data: args.data });
    }
    await ctx.db.patch(feed._id, { data: args.data });
    return feed._id;
  },
});

export const loadFeed = action({
  args: { url: v.string() },
  handler: async (ctx, args): Promise<Id<"cachedFeeds">> => {
    const cached = await ctx.runQuery(internal.index.getFetchResult, { url: args.url });
    if (cached !== null) return cached;

    const response = await fetch(args.url);
    const data: unknown = await response.json();
    return await ctx.runMutation(internal.index.saveFeed, { url: args.url, data });
  },
});
