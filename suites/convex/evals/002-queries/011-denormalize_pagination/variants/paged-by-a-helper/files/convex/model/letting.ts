import type { PaginationOptions } from "convex/server";
import type { QueryCtx } from "../_generated/server";

export const pageOfApartments = (ctx: QueryCtx, options: PaginationOptions) =>
  ctx.db.query("apartments").withIndex("by_tower_height").paginate(options);
