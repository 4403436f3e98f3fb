import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const closeStudio = mutation({
  args: { studioId: v.id("studios") },
  handler: async (ctx, { studioId }) => {
    if ((await ctx.db.get(studioId)) === null) throw new Error("There is no such studio");
    const films = await ctx.db
      .query("films")
      .withIndex("by_studio", (q) => q.eq("studioId", studioId))
      .collect();
    const screenings = await ctx.db
      .query("screenings")
      .withIndex("by_host_studio", (q) => q.eq("hostStudioId", studioId))
      .collect();
    const stamps = await ctx.db
      .query("stamps")
      .withIndex("by_studio", (q) => q.eq("studioId", studioId))
      .collect();
    for (const film of films) {
      screenings.push(
        ...(await ctx.db
          .query("screenings")
          .withIndex("by_film", (q) => q.eq("filmId", film._id))
          .collect()),
      );
      stamps.push(
        ...(await ctx.db
          .query("stamps")
          .withIndex("by_film", (q) => q.eq("filmId", film._id))
          .collect()),
      );
    }
    for (const row of [...screenings, ...stamps, ...films]) await ctx.db.delete(row._id);
    await ctx.db.delete(studioId);
    return null;
  },
});
