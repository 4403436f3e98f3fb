import { v } from "convex/values";
import { action } from "./_generated/server";

export const readTranscript = action({
  args: { storageId: v.id("_storage") },
  handler: async ({ storage }, { storageId }) => {
    const blob = await storage.get(storageId);
    if (!blob) throw new Error("gone");
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return decoder.decode(await blob.arrayBuffer());
  },
});

export const storeTranscript = action({
  args: { text: v.string() },
  handler: async ({ storage }, { text }) => {
    const bytes = new TextEncoder().encode(text);
    const storageId = await storage.store(new Blob([bytes]));
    const url = await storage.getUrl(storageId);
    if (!url) throw new Error("no URL");
    return { url, storageId };
  },
});
