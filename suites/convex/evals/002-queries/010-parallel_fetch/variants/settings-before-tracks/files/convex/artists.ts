import { ConvexError, v } from "convex/values";
import { query } from "./_generated/server";

const counts = v.object({ stream: v.number(), download: v.number(), sample: v.number() });

export const artistPage = query({
  args: { handle: v.string() },
  returns: v.union(
    v.null(),
    v.object({
      name: v.string(),
      theme: v.string(),
      biography: v.string(),
      tracks: v.array(v.object({ title: v.string(), plays: counts })),
    }),
  ),
  handler: async (ctx, args) => {
    const artist = await ctx.db
      .query("artists")
      .withIndex("by_handle", (q) => q.eq("handle", args.handle))
      .unique();
    if (artist === null) return null;
    const settings = await ctx.db
      .query("artistSettings")
      .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
      .unique();
    if (settings === null) throw new ConvexError("No settings");

    const tracks = await ctx.db
      .query("tracks")
      .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
      .order("desc")
      .take(15);
    const started = tracks.map((track) =>
      ctx.db
        .query("plays")
        .withIndex("by_track", (q) => q.eq("trackId", track._id))
        .collect(),
    );
    const described = [];
    for (const [index, promise] of started.entries()) {
      const plays = await promise;
      const count = (kind: "stream" | "download" | "sample") =>
        plays.filter((play) => play.kind === kind).length;
      described.push({
        title: tracks[index].title,
        plays: {
          stream: count("stream"),
          download: count("download"),
          sample: count("sample"),
        },
      });
    }
    return {
      name: artist.name,
      theme: settings.theme,
      biography: settings.biography,
      tracks: described,
    };
  },
});
