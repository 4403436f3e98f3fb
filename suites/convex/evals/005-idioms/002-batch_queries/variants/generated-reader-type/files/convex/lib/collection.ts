import type { Doc, Id } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";

export const readPoet = (db: DatabaseReader, penName: string): Promise<Doc<"poets"> | null> =>
  db
    .query("poets")
    .withIndex("by_pen_name", (q) => q.eq("penName", penName))
    .first();

export const readPoems = (db: DatabaseReader, poetId: Id<"poets">): Promise<Doc<"poems">[]> =>
  db
    .query("poems")
    .withIndex("by_poet", (q) => q.eq("poetId", poetId))
    .collect();
