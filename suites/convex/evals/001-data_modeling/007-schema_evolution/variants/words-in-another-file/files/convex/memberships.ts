import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import type { Doc } from "./_generated/dataModel";
import { toWord, word } from "./lib/standing";

function upgradeMembership({ holder, remark = "none", standing }: Doc<"memberships">) {
  return { holder, remark, standing: toWord(standing) };
}

const membershipId = v.id("memberships");

export const migrateMembership = mutation({
  args: { membershipId },
  returns: v.null(),
  handler: async (ctx, args) => {
    const stored = await ctx.db.get(args.membershipId);
    if (stored === null) throw new Error(`No membership ${args.membershipId}`);
    const isOld = typeof stored.standing === "boolean" || stored.tier !== undefined;
    if (isOld) await ctx.db.replace(stored._id, upgradeMembership(stored));
    return null;
  },
});

export const getMembership = query({
  args: { membershipId },
  returns: v.object({ standing: word, remark: v.string(), holder: v.string() }),
  handler: async (ctx, args) => {
    const stored = await ctx.db.get(args.membershipId);
    if (stored) return upgradeMembership(stored);
    throw new Error(`No membership ${args.membershipId}`);
  },
});

export { upgradeMembership };
