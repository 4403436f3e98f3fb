import { v } from "convex/values";
import { query } from "./_generated/server";

export const searchNotes = query({
  args: { term: v.string(), surveyor: v.string() },
  handler: async (ctx, args) => {
    const notes = await ctx.db
      .query("fieldNotes")
      .withSearchIndex("search_text", (q) =>
        q.search("text", args.term).eq("surveyor", args.surveyor).eq("cleared", true),
      )
      .take(10);

    return notes.map((note) => ({
      heading: note.heading,
      labels: note.labels,
      preview: note.text.slice(0, 100),
    }));
  },
});
