import { v } from "convex/values";
import { query } from "./_generated/server";
import { artistWith, newestTracks, playsOf, settingsOf } from "./model/catalogue";

export const artistPage = query({
  args: { handle: v.string() },
  handler: async (ctx, { handle }) => {
    const artist = await artistWith(ctx, handle);
    if (artist === null) return null;
    const { _id, name } = artist;
    const [settings, tracks] = await Promise.all([
      settingsOf(ctx, _id),
      newestTracks(ctx, _id, 15).then((newest) =>
        Promise.all(
          newest.map((track) => playsOf(ctx, track._id).then((plays) => ({ title: track.title, plays }))),
        ),
      ),
    ]);
    return { name, ...settings, tracks };
  },
});
