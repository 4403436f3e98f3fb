import { ConvexError, v, type Infer } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import { mutation, query, type QueryCtx } from "./_generated/server";
import { newForm } from "./schema";

const args = { membershipId: v.id("memberships") };

export const upgradeMembership = (membership: Doc<"memberships">): Infer<typeof newForm> => {
  const { _id, _creationTime, ...fields } = membership;
  if (!("tier" in fields)) return fields;
  const standing = fields.standing ? ("good" as const) : ("suspended" as const);
  return { holder: fields.holder, remark: "none", standing };
};

async function requireUpgraded(ctx: QueryCtx, id: Id<"memberships">) {
  const membership = await ctx.db.get("memberships", id);
  if (!membership) throw new ConvexError({ code: "missing", id });
  return upgradeMembership(membership);
}

export const getMembership = query({
  args,
  handler: (ctx, { membershipId }) => requireUpgraded(ctx, membershipId),
});

export const migrateMembership = mutation({
  args,
  handler: async (ctx, { membershipId }) => {
    await ctx.db.replace("memberships", membershipId, await requireUpgraded(ctx, membershipId));
  },
});
