import type { DatabaseReader } from "./_generated/server";

export async function namesOfOpenWells(db: DatabaseReader, minDepthM: number): Promise<string[]> {
  const names: string[] = [];
  for await (const well of db.query("wells").withIndex("by_depth", (q) => q.gte("depthM", minDepthM))) {
    if (well.sealed) continue;
    names.push(well.name);
  }
  return names;
}
