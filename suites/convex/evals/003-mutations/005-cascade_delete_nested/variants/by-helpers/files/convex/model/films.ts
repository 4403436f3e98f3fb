import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";

export async function deleteOwn({ db }: MutationCtx, studioId: Id<"studios">): Promise<void> {
  const hosted = await db
    .query("screenings")
    .withIndex("by_host_studio", (q) => q.eq("hostStudioId", studioId))
    .collect();
  const issued = await db
    .query("stamps")
    .withIndex("by_studio", (q) => q.eq("studioId", studioId))
    .collect();
  await Promise.all([...hosted, ...issued].map((row) => db.delete(row._id)));
}

export async function deleteFilm({ db }: MutationCtx, filmId: Id<"films">): Promise<void> {
  const shown = await db
    .query("screenings")
    .withIndex("by_film", (q) => q.eq("filmId", filmId))
    .collect();
  const stamped = await db
    .query("stamps")
    .withIndex("by_film", (q) => q.eq("filmId", filmId))
    .collect();
  await Promise.all([...shown, ...stamped].map((row) => db.delete(row._id)));
  await db.delete(filmId);
}
