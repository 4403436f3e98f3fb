import type { Id } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";

export const loadKeg = async (reader: DatabaseReader, id: Id<"kegs">) => {
  const row = await reader.get("kegs", id);
  return (
    row && {
      tapped: new Date(row.tappedAt).toISOString(),
      liters: row.liters,
      style: row.style,
    }
  );
};
