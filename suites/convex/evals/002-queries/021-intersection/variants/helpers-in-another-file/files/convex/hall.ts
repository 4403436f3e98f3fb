import type { Doc, Id } from "./_generated/dataModel";
import type { DatabaseReader } from "./_generated/server";

export function openKitchens(db: DatabaseReader): Promise<Doc<"kitchens">[]> {
  return db
    .query("kitchens")
    .withIndex("by_state", (q) => q.eq("state", "open"))
    .collect();
}

export function availableDishes(
  db: DatabaseReader,
  kitchenId: Id<"kitchens">,
): Promise<Doc<"dishes">[]> {
  return db
    .query("dishes")
    .withIndex("by_kitchen_and_available", (q) => q.eq("kitchenId", kitchenId).eq("available", true))
    .collect();
}
