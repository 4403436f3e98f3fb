import { v } from "convex/values";
import { action } from "./_generated/server";

export const storeTranscript = action({
  args: { text: v.string() },
  returns: v.object({ storageId: v.id("_storage"), url: v.string() }),
  handler: async (ctx, args) => {
    const storageId = await ctx.storage.store(new Blob([args.text], { type: "text/plain" }));
    const url = await ctx.storage.getUrl(storageId);
    if (url === null) throw new Error(`File ${storageId} has no URL`);
    return { storageId, url };
  },
});

export const readTranscript = action({
  args: { storageId: v.id("_storage") },
  returns: v.string(),
  handler: async (ctx, args) => {
    const file = await ctx.storage.get(args.storageId);
    if (file === null) throw new Error(`There is no file ${args.storageId}`);
    return await file.text();
  },
});
