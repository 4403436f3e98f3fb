import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation, query } from "./_generated/server";
import type { QueryCtx } from "./_generated/server";
import schema from "./schema";

const { placard, blurb } = schema.tables.exhibits.validator.fields;
const { curator } = placard.fields;
const exhibitId = v.id("exhibits");

async function exhibitOf({ db }: QueryCtx, id: Id<"exhibits">) {
  const exhibit = await db.get(id);
  if (exhibit === null) throw new Error("Unknown exhibit");
  return exhibit;
}

export const createExhibit = mutation({
  args: { placard, blurb },
  handler: async ({ db }, args) => db.insert("exhibits", args),
});

export const replacePlacard = mutation({
  args: { exhibitId, placard },
  handler: async (ctx, args) => {
    const { _id } = await exhibitOf(ctx, args.exhibitId);
    await ctx.db.patch(_id, { placard: args.placard });
  },
});

export const replaceCurator = mutation({
  args: { exhibitId, curator },
  handler: async (ctx, args) => {
    const exhibit = await exhibitOf(ctx, args.exhibitId);
    const changed = structuredClone(exhibit.placard);
    changed.curator = args.curator;
    await ctx.db.patch(exhibit._id, { placard: changed });
    return null;
  },
});

export const getExhibit = query({
  args: { exhibitId },
  handler: async ({ db }, args) => (await db.get(args.exhibitId)) ?? null,
});
