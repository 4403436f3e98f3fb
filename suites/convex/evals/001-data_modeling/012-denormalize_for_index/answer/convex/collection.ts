import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const acceptPainting = mutation({
  args: { title: v.string(), medium: v.string(), gallery: v.id("galleries") },
  returns: v.id("paintings"),
  handler: async (ctx, args) => {
    const gallery = await ctx.db.get(args.gallery);
    if (gallery === null) throw new Error("There is no such gallery");
    return await ctx.db.insert("paintings", { ...args, city: gallery.city });
  },
});

export const relocateGallery = mutation({
  args: { gallery: v.id("galleries"), city: v.string() },
  returns: v.null(),
  handler: async (ctx, { gallery, city }) => {
    if ((await ctx.db.get(gallery)) === null) throw new Error("There is no such gallery");
    await ctx.db.patch(gallery, { city });

    const paintings = await ctx.db
      .query("paintings")
      .withIndex("by_gallery", (q) => q.eq("gallery", gallery))
      .collect();
    await Promise.all(paintings.map((painting) => ctx.db.patch(painting._id, { city })));
    return null;
  },
});

export const paintingsInCity = query({
  args: { city: v.string() },
  returns: v.array(v.object({ title: v.string(), medium: v.string() })),
  handler: async (ctx, args) => {
    const paintings = await ctx.db
      .query("paintings")
      .withIndex("by_city", (q) => q.eq("city", args.city))
      .collect();
    return paintings.map(({ title, medium }) => ({ title, medium }));
  },
});
