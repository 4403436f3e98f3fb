import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { action, internalMutation } from "./_generated/server";

interface Upload {
  plotId: Id<"samplePlots">;
  storageId: Id<"_storage">;
  url: string;
}

export const uploadFile = action({
  args: { text: v.string(), caption: v.string() },
  handler: async (ctx, args): Promise<Upload> => {
    const fileContents = new Blob([args.text], { type: "text/plain" });
    const storageId = await ctx.storage.store(fileContents);
    const plotId: Id<"samplePlots"> = await ctx.runMutation(internal.plots.recordPlot, {
      storageId,
      caption: args.caption,
      byteCount: fileContents.size,
    });
    const url = await ctx.storage.getUrl(storageId);
    if (url === null) throw new Error(`File ${storageId} has no URL`);
    return { plotId, storageId, url };
  },
});

export const recordPlot = internalMutation({
  args: { storageId: v.id("_storage"), caption: v.string(), byteCount: v.number() },
  handler: async (ctx, args): Promise<Id<"samplePlots">> => {
    return await ctx.db.insert("samplePlots", args);
  },
});
