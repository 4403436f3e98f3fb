import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export async function artistWith(ctx: QueryCtx, handle: string): Promise<Doc<"artists"> | null> {
  const [artist] = await ctx.db
    .query("artists")
    .withIndex("by_handle", (q) => q.eq("handle", handle))
    .take(1);
  return artist ?? null;
}

export async function settingsOf(ctx: QueryCtx, artistId: Id<"artists">) {
  const settings = await ctx.db
    .query("artistSettings")
    .withIndex("by_artist", (q) => q.eq("artistId", artistId))
    .unique();
  if (settings === null) throw new Error(`No settings: ${artistId}`);
  return { theme: settings.theme, biography: settings.biography };
}

export function newestTracks(ctx: QueryCtx, artistId: Id<"artists">, limit: number) {
  return ctx.db
    .query("tracks")
    .withIndex("by_artist", (q) => q.eq("artistId", artistId))
    .order("desc")
    .take(limit);
}

export function playsOf(ctx: QueryCtx, trackId: Id<"tracks">) {
  return ctx.db
    .query("plays")
    .withIndex("by_track", (q) => q.eq("trackId", trackId))
    .collect()
    .then((plays) =>
      plays.reduce((sum, { kind }) => ({ ...sum, [kind]: sum[kind] + 1 }), {
        stream: 0,
        download: 0,
        sample: 0,
      }),
    );
}
