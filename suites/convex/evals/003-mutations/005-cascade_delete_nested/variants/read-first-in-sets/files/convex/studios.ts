import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation } from "./_generated/server";

export const closeStudio = mutation({
  args: { studioId: v.id("studios") },
  handler: async ({ db }, { studioId }) => {
    const studio = await db.get("studios", studioId);
    if (!studio) throw new Error(`Studio ${studioId} is not here`);

    const films = await db
      .query("films")
      .withIndex("by_studio", (q) => q.eq("studioId", studio._id))
      .collect();
    const screenings = new Set<Id<"screenings">>();
    const stamps = new Set<Id<"stamps">>();
    const hosted = db
      .query("screenings")
      .withIndex("by_host_studio", (q) => q.eq("hostStudioId", studio._id));
    for await (const { _id } of hosted) screenings.add(_id);
    const issued = db.query("stamps").withIndex("by_studio", (q) => q.eq("studioId", studio._id));
    for await (const { _id } of issued) stamps.add(_id);
    await Promise.all(
      films.map(async (film) => {
        const shown = await db
          .query("screenings")
          .withIndex("by_film", (q) => q.eq("filmId", film._id))
          .collect();
        shown.forEach(({ _id }) => screenings.add(_id));
        const stamped = await db
          .query("stamps")
          .withIndex("by_film", (q) => q.eq("filmId", film._id))
          .collect();
        stamped.forEach(({ _id }) => stamps.add(_id));
      }),
    );
    await Promise.all([...screenings, ...stamps].map((id) => db.delete(id)));
    await Promise.all(films.map(({ _id }) => db.delete(_id)));
    await db.delete(studio._id);
  },
});
