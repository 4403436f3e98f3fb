import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

const curator = v.object({
  name: v.string(),
  reach: v.object({ email: v.string(), phone: v.optional(v.string()) }),
});

const placard = v.object({ heading: v.string(), curator, keywords: v.array(v.string()) });

export const createExhibit = mutation({
  args: { placard, blurb: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("exhibits", { placard: args.placard, blurb: args.blurb });
  },
});

export const replacePlacard = mutation({
  args: { exhibitId: v.id("exhibits"), placard },
  returns: v.null(),
  handler: async (ctx, args) => {
    const exhibit = await ctx.db.get(args.exhibitId);
    if (exhibit === null) throw new Error("There is no such exhibit");
    await ctx.db.patch(args.exhibitId, { placard: args.placard });
    return null;
  },
});

export const replaceCurator = mutation({
  args: { exhibitId: v.id("exhibits"), curator },
  returns: v.null(),
  handler: async (ctx, args) => {
    const exhibit = await ctx.db.get(args.exhibitId);
    if (exhibit === null) throw new Error("There is no such exhibit");
    await ctx.db.patch(args.exhibitId, {
      placard: { ...exhibit.placard, curator: args.curator },
    });
    return null;
  },
});

export const getExhibit = query({
  args: { exhibitId: v.id("exhibits") },
  handler: async (ctx, args) => {
    return await ctx.db.get(args.exhibitId);
  },
});
