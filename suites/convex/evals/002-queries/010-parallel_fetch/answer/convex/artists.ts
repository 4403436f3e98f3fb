import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { query, type QueryCtx } from "./_generated/server";

export const artistPage = query({
  args: { handle: v.string() },
  handler: async (ctx, args) => {
    const artist = await ctx.db
      .query("artists")
      .withIndex("by_handle", (q) => q.eq("handle", args.handle))
      .unique();
    if (artist === null) return null;

    const [settings, tracks] = await Promise.all([
      ctx.db
        .query("artistSettings")
        .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
        .unique(),
      ctx.db
        .query("tracks")
        .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
        .order("desc")
        .take(15),
    ]);
    if (settings === null) throw new Error(`Artist ${artist.handle} has no settings`);

    return {
      name: artist.name,
      theme: settings.theme,
      biography: settings.biography,
      tracks: await Promise.all(
        tracks.map(async (track) => ({
          title: track.title,
          plays: await countPlays(ctx, track._id),
        })),
      ),
    };
  },
});

async function countPlays(ctx: QueryCtx, trackId: Id<"tracks">) {
  const counts = { stream: 0, download: 0, sample: 0 };
  const plays = await ctx.db
    .query("plays")
    .withIndex("by_track", (q) => q.eq("trackId", trackId))
    .collect();
  for (const play of plays) counts[play.kind] += 1;
  return counts;
}
