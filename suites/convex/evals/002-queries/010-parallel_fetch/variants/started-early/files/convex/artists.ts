import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query, type QueryCtx } from "./_generated/server";

export const artistPage = query({
  args: { handle: v.string() },
  handler: async (ctx, { handle }) => {
    const artist = await ctx.db
      .query("artists")
      .withIndex("by_handle", (q) => q.eq("handle", handle))
      .first();
    if (!artist) return null;

    const settingsPromise = ctx.db
      .query("artistSettings")
      .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
      .first();

    const pending: Promise<{ title: string; plays: Plays }>[] = [];
    const newestFirst = ctx.db
      .query("tracks")
      .withIndex("by_artist", (q) => q.eq("artistId", artist._id))
      .order("desc");
    for await (const track of newestFirst) {
      pending.push(describe(ctx, track));
      if (pending.length >= 15) break;
    }

    const settings = await settingsPromise;
    if (!settings) throw new Error("settings are missing");
    const { theme, biography } = settings;
    return { name: artist.name, theme, biography, tracks: await Promise.all(pending) };
  },
});

type Plays = Record<Doc<"plays">["kind"], number>;

async function describe(ctx: QueryCtx, { _id, title }: Doc<"tracks">) {
  const plays: Plays = { stream: 0, download: 0, sample: 0 };
  for await (const { kind } of ctx.db
    .query("plays")
    .withIndex("by_track", (q) => q.eq("trackId", _id))) {
    plays[kind]++;
  }
  return { title, plays };
}
