import { v } from "convex/values";
import { query } from "./_generated/server";
import { passportsByNumber } from "./model/passportLookup";

export const findPassport = query({
  args: { number: v.string() },
  handler: async (ctx, args) => {
    const matches = await passportsByNumber(ctx.db, args.number);
    switch (matches.length) {
      case 0:
        return null;
      case 1:
        return matches[0];
      default:
        throw new Error("forged");
    }
  },
});
