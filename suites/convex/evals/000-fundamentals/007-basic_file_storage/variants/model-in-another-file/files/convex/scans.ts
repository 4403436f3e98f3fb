import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { loadScan, present, scanFields } from "./model/scans";

const args = { scanId: v.id("receiptScans") };

export const startUpload = mutation({
  args: {},
  handler: async ({ storage }) => await storage.generateUploadUrl(),
});

export const recordScan = mutation({
  args: scanFields,
  handler: async ({ db }, fields) => await db.insert("receiptScans", fields),
});

export const scanUrl = query({
  args,
  returns: v.string(),
  handler: async ({ db, storage }, { scanId }) => {
    const { storageId } = await loadScan(db, scanId);
    return present(await storage.getUrl(storageId), "file");
  },
});

export const scanFacts = query({
  args,
  handler: async ({ db }, { scanId }) => {
    const { storageId } = await loadScan(db, scanId);
    return present(await db.system.get(storageId), "file");
  },
});

export const removeScan = mutation({
  args,
  handler: async ({ db, storage }, { scanId }) => {
    const { storageId } = await loadScan(db, scanId);
    await Promise.all([storage.delete(storageId), db.delete(scanId)]);
    return null;
  },
});
