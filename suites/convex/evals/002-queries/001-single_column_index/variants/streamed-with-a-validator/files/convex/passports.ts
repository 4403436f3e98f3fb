import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

const passport = v.object({
  _id: v.id("passports"),
  _creationTime: v.number(),
  number: v.string(),
  holder: v.string(),
  expiresOn: v.string(),
});

export const findPassport = query({
  args: { number: v.string() },
  returns: v.union(v.null(), passport),
  handler: async (ctx, args) => {
    let found: Doc<"passports"> | null = null;
    const matches = ctx.db
      .query("passports")
      .withIndex("by_number", (q) => q.eq("number", args.number));
    for await (const match of matches) {
      if (found !== null) throw new Error(`Number ${args.number} is not unique`);
      found = match;
    }
    return found;
  },
});
