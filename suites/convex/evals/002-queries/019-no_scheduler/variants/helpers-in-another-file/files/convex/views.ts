import { internal } from "./_generated/api";
import type { Doc, Id } from "./_generated/dataModel";
import type { MutationCtx, QueryCtx } from "./_generated/server";

export async function findBlueprint(
  ctx: QueryCtx,
  blueprintId: Id<"blueprints">,
): Promise<Doc<"blueprints">> {
  const blueprint = await ctx.db.get(blueprintId);
  if (blueprint !== null) return blueprint;
  throw new Error("Blueprint not found.");
}

export async function scheduleView(
  ctx: MutationCtx,
  { _id: blueprintId, revision }: Doc<"blueprints">,
): Promise<void> {
  await ctx.scheduler.runAfter(0, internal.blueprints.addToLedger, {
    view: { blueprintId, revision },
  });
}
