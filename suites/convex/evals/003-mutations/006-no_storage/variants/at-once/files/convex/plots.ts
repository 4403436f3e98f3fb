import { v } from "convex/values";
import { internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { action, internalMutation } from "./_generated/server";

export const uploadFile = action({
  args: { caption: v.string(), text: v.string() },
  returns: v.object({ plotId: v.id("samplePlots"), storageId: v.id("_storage"), url: v.string() }),
  handler: async (
    ctx,
    { caption, text },
  ): Promise<{ plotId: Id<"samplePlots">; storageId: Id<"_storage">; url: string }> => {
    const bytes = new TextEncoder().encode(text);
    const storageId = await ctx.storage.store(new Blob([bytes], { type: "text/plain;charset=utf-8" }));
    const [plotId, url] = await Promise.all([
      ctx.runMutation(internal.plots.recordPlot, { storageId, caption, byteCount: bytes.byteLength }),
      ctx.storage.getUrl(storageId),
    ]);
    if (!url) throw new Error("The file is gone");
    return { plotId, storageId, url };
  },
});

export const recordPlot = internalMutation({
  args: v.object({ byteCount: v.number(), caption: v.string(), storageId: v.id("_storage") }),
  handler: async ({ db }, row) => {
    const id = await db.insert("samplePlots", row);
    return id;
  },
});
