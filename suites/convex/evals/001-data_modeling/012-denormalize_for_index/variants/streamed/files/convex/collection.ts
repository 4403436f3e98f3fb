import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import { paintingsOf, requireGallery } from "./galleries";

const gallery = v.id("galleries");
const city = v.string();

export const paintingsInCity = query({
  args: { city },
  handler: async ({ db }, args) => {
    const shown: { title: string; medium: string }[] = [];
    const paintings = db.query("paintings").withIndex("by_city", (q) => q.eq("city", args.city));
    for await (const { title, medium } of paintings) shown.push({ medium, title });
    return shown;
  },
});

export const relocateGallery = mutation({
  args: { gallery, city },
  handler: async (ctx, args) => {
    const moving = await requireGallery(ctx, args.gallery);
    for await (const painting of paintingsOf(ctx, moving)) {
      await ctx.db.patch("paintings", painting._id, { city: args.city });
    }
    await ctx.db.replace("galleries", moving._id, { rating: moving.rating, city: args.city });
  },
});

export const acceptPainting = mutation({
  args: { gallery, title: v.string(), medium: v.string() },
  handler: async (ctx, args) => {
    const home = await requireGallery(ctx, args.gallery);
    const { title, medium } = args;
    return await ctx.db.insert("paintings", { title, medium, gallery: home._id, city: home.city });
  },
});
