import { v } from "convex/values";
import { mutation, query } from "./_generated/server";
import type { Doc } from "./_generated/dataModel";

interface Membership {
  holder: string;
  remark: string;
  standing: "good" | "suspended" | "expelled";
}

export function upgradeMembership(membership: Doc<"memberships">): Membership {
  return {
    holder: membership.holder,
    remark: membership.remark ?? "none",
    standing: standingInWords(membership.standing),
  };
}

function standingInWords(standing: Doc<"memberships">["standing"]): Membership["standing"] {
  if (typeof standing === "string") return standing;
  return standing ? "good" : "suspended";
}

export const migrateMembership = mutation({
  args: { membershipId: v.id("memberships") },
  returns: v.null(),
  handler: async (ctx, args) => {
    const membership = await ctx.db.get(args.membershipId);
    if (membership === null) throw new Error("There is no such membership");
    await ctx.db.replace(args.membershipId, upgradeMembership(membership));
    return null;
  },
});

export const getMembership = query({
  args: { membershipId: v.id("memberships") },
  returns: v.object({
    holder: v.string(),
    remark: v.string(),
    standing: v.union(v.literal("good"), v.literal("suspended"), v.literal("expelled")),
  }),
  handler: async (ctx, args) => {
    const membership = await ctx.db.get(args.membershipId);
    if (membership === null) throw new Error("There is no such membership");
    return upgradeMembership(membership);
  },
});
