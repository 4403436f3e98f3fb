import { ConvexError, v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const startUpload = mutation({
  args: {},
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

export const recordScan = mutation({
  args: { claimant: v.string(), storageId: v.id("_storage") },
  handler: async (ctx, { claimant, storageId }) => {
    const scanId = await ctx.db.insert("receiptScans", { claimant, storageId });
    return scanId;
  },
});

export const scanUrl = query({
  args: { scanId: v.id("receiptScans") },
  handler: async (ctx, { scanId }) => {
    const scan = await ctx.db.get("receiptScans", scanId);
    const url = scan && (await ctx.storage.getUrl(scan.storageId));
    if (!url) throw new ConvexError("Nothing to download");
    return url;
  },
});

export const scanFacts = query({
  args: { scanId: v.id("receiptScans") },
  returns: v.object({
    _id: v.id("_storage"),
    _creationTime: v.number(),
    contentType: v.optional(v.string()),
    sha256: v.string(),
    size: v.number(),
  }),
  handler: async (ctx, { scanId }) => {
    const scan = await ctx.db.get("receiptScans", scanId);
    if (!scan) throw new ConvexError("No scan");
    const facts = await ctx.db.system.get("_storage", scan.storageId);
    if (!facts) throw new ConvexError("No file");
    return facts;
  },
});

export const removeScan = mutation({
  args: { scanId: v.id("receiptScans") },
  handler: async (ctx, { scanId }) => {
    const scan = await ctx.db.get("receiptScans", scanId);
    if (!scan) throw new ConvexError("No scan");
    await ctx.db.delete("receiptScans", scanId);
    await ctx.storage.delete(scan.storageId);
  },
});
