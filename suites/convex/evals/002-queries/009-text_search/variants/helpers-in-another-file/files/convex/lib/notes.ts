import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

const previewLength = 100;

export async function clearedMatches(ctx: QueryCtx, term: string, surveyor: string) {
  const matches = await ctx.db
    .query("fieldNotes")
    .withSearchIndex("search_text", (q) =>
      q.search("text", term).eq("surveyor", surveyor).eq("cleared", true),
    )
    .take(11);
  return matches.slice(0, 10);
}

export const summaryOf = (note: Doc<"fieldNotes">) => {
  const { heading, labels } = note;
  return { heading, labels, preview: note.text.slice(0, previewLength) };
};
