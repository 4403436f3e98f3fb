import { v } from "convex/values";
import { query } from "./_generated/server";

export const findPassport = query({
  args: { number: v.string() },
  handler: async (ctx, args) => {
    const passport = await ctx.db
      .query("passports")
      .withIndex("by_number", (q) => q.eq("number", args.number))
      .unique();
    if (passport === null) throw new Error("Passport not found");
    return passport;
  },
});
