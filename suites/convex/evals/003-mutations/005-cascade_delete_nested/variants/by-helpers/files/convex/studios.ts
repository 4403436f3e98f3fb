import { v } from "convex/values";
import { mutation } from "./_generated/server";
import { deleteFilm, deleteOwn } from "./model/films";

export const closeStudio = mutation({
  args: { studioId: v.id("studios") },
  returns: v.null(),
  handler: async (ctx, { studioId }) => {
    await deleteOwn(ctx, studioId);
    const films = ctx.db.query("films").withIndex("by_studio", (q) => q.eq("studioId", studioId));
    for (const film of await films.collect()) await deleteFilm(ctx, film._id);
    await ctx.db.delete(studioId);
    return null;
  },
});
