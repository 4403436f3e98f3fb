import type { Doc, Id, TableNames } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export async function load<Table extends TableNames>(
  ctx: QueryCtx,
  id: Id<Table>,
  what: string,
): Promise<Doc<Table>> {
  const found = await ctx.db.get(id);
  if (!found) throw new Error(`${what} not found: ${id}`);
  return found;
}
