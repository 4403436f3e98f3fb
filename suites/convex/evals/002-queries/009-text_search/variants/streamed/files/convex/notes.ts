import { v } from "convex/values";
import { query } from "./_generated/server";

interface Match {
  heading: string;
  labels: string[];
  preview: string;
}

export const searchNotes = query({
  args: { surveyor: v.string(), term: v.string() },
  handler: async ({ db }, { surveyor, term }) => {
    const matches: Match[] = [];
    const search = db
      .query("fieldNotes")
      .withSearchIndex("search_text", (q) =>
        q.search("text", term).eq("cleared", true).eq("surveyor", surveyor),
      );
    for await (const { heading, labels, text } of search) {
      matches.push({ heading, labels, preview: text.substring(0, 100) });
      if (matches.length === 10) break;
    }
    return matches;
  },
});
