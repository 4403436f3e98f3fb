import { ConvexError, v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { action, type ActionCtx } from "./_generated/server";

interface Stored {
  storageId: Id<"_storage">;
  url: string;
}

export const storeTranscript = action({
  args: { text: v.string() },
  returns: v.object({ url: v.string(), storageId: v.id("_storage") }),
  handler: (ctx, { text }) => keep(ctx, new Blob([text], { type: "text/plain; charset=utf-8" })),
});

export const readTranscript = action({
  args: { storageId: v.id("_storage") },
  handler: async (ctx, { storageId }) => (await fileOf(ctx, storageId)).text(),
});

async function keep({ storage }: ActionCtx, file: Blob): Promise<Stored> {
  const storageId = await storage.store(file);
  const url = await storage.getUrl(storageId);
  if (url === null) throw new ConvexError("lost");
  return { storageId, url };
}

async function fileOf({ storage }: ActionCtx, storageId: Id<"_storage">): Promise<Blob> {
  const file = await storage.get(storageId);
  if (file === null) throw new ConvexError({ missing: storageId });
  return file;
}
