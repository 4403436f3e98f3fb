import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";

export const scanFields = { claimant: v.string(), storageId: v.id("_storage") };

export class MissingError extends Error {}

export function present<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new MissingError(`There is no ${what}.`);
  return value;
}

export async function loadScan(
  db: DatabaseReader,
  id: Id<"receiptScans">,
): Promise<Doc<"receiptScans">> {
  return present(await db.get(id), "scan");
}
