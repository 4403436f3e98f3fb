import { v } from "convex/values";
import { internalQuery, type QueryCtx } from "./_generated/server";

export const poetDocument = v.object({
  _id: v.id("poets"),
  _creationTime: v.number(),
  penName: v.string(),
  country: v.string(),
});

export const poetNamed = async ({ db }: QueryCtx, penName: string) => {
  const [poet] = await db
    .query("poets")
    .withIndex("by_pen_name", (q) => q.eq("penName", penName))
    .take(1);
  return poet ?? null;
};

export const findPoet = internalQuery({
  args: { penName: v.string() },
  returns: v.union(poetDocument, v.null()),
  handler: (ctx, args) => poetNamed(ctx, args.penName),
});
