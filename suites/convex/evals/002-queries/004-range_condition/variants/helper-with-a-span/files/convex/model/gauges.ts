import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export type Span = { from: number; to: number };

export async function readingsOf(
  { db }: QueryCtx,
  gauge: string,
  span: Span,
): Promise<Array<Doc<"tideReadings">>> {
  return await db
    .query("tideReadings")
    .withIndex("by_gauge_and_time", (q) =>
      q.eq("gauge", gauge).gte("measuredAt", span.from).lte("measuredAt", span.to),
    )
    .collect();
}
