import { v } from "convex/values";
import { query } from "./_generated/server";
import { clearedMatches, summaryOf } from "./lib/notes";

export const searchNotes = query({
  args: { term: v.string(), surveyor: v.string() },
  handler: async (ctx, { term, surveyor }) =>
    (await clearedMatches(ctx, term, surveyor)).map(summaryOf),
});
