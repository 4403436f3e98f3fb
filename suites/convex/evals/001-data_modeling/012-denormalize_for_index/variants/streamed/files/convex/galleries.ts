import { ConvexError } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";

export async function requireGallery(ctx: QueryCtx, id: Id<"galleries">): Promise<Doc<"galleries">> {
  const gallery = await ctx.db.get("galleries", id);
  if (!gallery) throw new ConvexError({ message: "Unknown gallery", id });
  return gallery;
}

export function paintingsOf(ctx: QueryCtx, { _id }: Doc<"galleries">) {
  return ctx.db.query("paintings").withIndex("galleryAndTitle", (q) => q.eq("gallery", _id));
}
