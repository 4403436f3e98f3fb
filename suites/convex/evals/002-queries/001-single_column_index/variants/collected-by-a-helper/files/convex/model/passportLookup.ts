import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";

export async function passportsByNumber(
  db: DatabaseReader,
  number: string,
): Promise<Doc<"passports">[]> {
  return db
    .query("passports")
    .withIndex("by_number", (q) => q.gte("number", number).lte("number", number))
    .collect();
}
