import { v } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";
import { mutation, query } from "./_generated/server";

async function requireScan(
  ctx: QueryCtx,
  scanId: Id<"receiptScans">,
): Promise<Doc<"receiptScans">> {
  const scan = await ctx.db.get(scanId);
  if (scan === null) throw new Error("Scan not found");
  return scan;
}

export const startUpload = mutation({
  args: {},
  returns: v.string(),
  handler: async (ctx) => {
    return await ctx.storage.generateUploadUrl();
  },
});

export const recordScan = mutation({
  args: { storageId: v.id("_storage"), claimant: v.string() },
  returns: v.id("receiptScans"),
  handler: async (ctx, args) => {
    return await ctx.db.insert("receiptScans", args);
  },
});

export const scanUrl = query({
  args: { scanId: v.id("receiptScans") },
  returns: v.string(),
  handler: async (ctx, args) => {
    const scan = await requireScan(ctx, args.scanId);
    const url = await ctx.storage.getUrl(scan.storageId);
    if (url === null) throw new Error("File not found");
    return url;
  },
});

export const scanFacts = query({
  args: { scanId: v.id("receiptScans") },
  handler: async (ctx, args) => {
    const scan = await requireScan(ctx, args.scanId);
    const facts = await ctx.db.system.get(scan.storageId);
    if (facts === null) throw new Error("File not found");
    return facts;
  },
});

export const removeScan = mutation({
  args: { scanId: v.id("receiptScans") },
  returns: v.null(),
  handler: async (ctx, args) => {
    const scan = await requireScan(ctx, args.scanId);
    await ctx.storage.delete(scan.storageId);
    await ctx.db.delete(scan._id);
    return null;
  },
});
