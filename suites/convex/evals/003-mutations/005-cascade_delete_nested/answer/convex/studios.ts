import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const closeStudio = mutation({
  args: { studioId: v.id("studios") },
  returns: v.null(),
  handler: async (ctx, { studioId }) => {
    const studio = await ctx.db.get(studioId);
    if (studio === null) throw new Error("There is no such studio");

    const films = await ctx.db
      .query("films")
      .withIndex("by_studio", (q) => q.eq("studioId", studioId))
      .collect();
    for (const film of films) {
      const screenings = await ctx.db
        .query("screenings")
        .withIndex("by_film", (q) => q.eq("filmId", film._id))
        .collect();
      for (const screening of screenings) await ctx.db.delete(screening._id);

      const stamps = await ctx.db
        .query("stamps")
        .withIndex("by_film", (q) => q.eq("filmId", film._id))
        .collect();
      for (const stamp of stamps) await ctx.db.delete(stamp._id);

      await ctx.db.delete(film._id);
    }

    // What was reached through a film is gone by now and does not come up again.
    const hosted = await ctx.db
      .query("screenings")
      .withIndex("by_host_studio", (q) => q.eq("hostStudioId", studioId))
      .collect();
    for (const screening of hosted) await ctx.db.delete(screening._id);

    const issued = await ctx.db
      .query("stamps")
      .withIndex("by_studio", (q) => q.eq("studioId", studioId))
      .collect();
    for (const stamp of issued) await ctx.db.delete(stamp._id);

    await ctx.db.delete(studioId);
    return null;
  },
});
