import type { Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";

export async function criticName(ctx: QueryCtx, criticId: Id<"critics">): Promise<string | null> {
  const critic = await ctx.db.get(criticId);
  return critic && critic.name;
}
