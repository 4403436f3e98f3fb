import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const createExhibit = mutation({
  args: {
    blurb: v.string(),
    placard: v.object({
      heading: v.string(),
      curator: v.object({
        name: v.string(),
        reach: v.object({ email: v.string(), phone: v.optional(v.string()) }),
      }),
      keywords: v.array(v.string()),
    }),
  },
  returns: v.id("exhibits"),
  handler: async (ctx, args) => await ctx.db.insert("exhibits", args),
});

export const replacePlacard = mutation({
  args: {
    exhibitId: v.id("exhibits"),
    placard: v.object({
      heading: v.string(),
      curator: v.object({
        name: v.string(),
        reach: v.object({ email: v.string(), phone: v.optional(v.string()) }),
      }),
      keywords: v.array(v.string()),
    }),
  },
  handler: async (ctx, { exhibitId, placard }) => {
    const known = await ctx.db.get(exhibitId);
    if (!known) throw new Error(`No exhibit ${exhibitId}`);
    await ctx.db.replace(exhibitId, { blurb: known.blurb, placard });
  },
});

export const replaceCurator = mutation({
  args: {
    exhibitId: v.id("exhibits"),
    curator: v.object({
      name: v.string(),
      reach: v.object({ email: v.string(), phone: v.optional(v.string()) }),
    }),
  },
  handler: async (ctx, { exhibitId, curator }) => {
    const known = await ctx.db.get(exhibitId);
    if (!known) throw new Error(`No exhibit ${exhibitId}`);
    const { heading, keywords } = known.placard;
    await ctx.db.replace(exhibitId, { blurb: known.blurb, placard: { heading, curator, keywords } });
  },
});

export const getExhibit = query({
  args: { exhibitId: v.id("exhibits") },
  handler: (ctx, { exhibitId }) => ctx.db.get("exhibits", exhibitId),
});
