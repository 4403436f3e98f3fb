import type { StandingRow } from "../../../src/server/api-types.ts";
import { formatCount } from "../../format/format-count.ts";

/** Who is first, and who cannot be told from whom: what the order of the rows must not be read to say. */
export function tiesInWords(standings: readonly Pick<StandingRow, "place" | "isShared">[]): string {
  const first = standings.filter(({ place }) => place === 1).length;
  const groups = new Set(standings.filter(({ isShared }) => isShared).map(({ place }) => place));
  if (standings.length === 1) return "One run: there is nothing to compare it with.";
  const lead =
    first === 1
      ? "The first is ahead of all others by more than chance."
      : `${tiedFirst(first, standings.length)} cannot be told apart: their order may be chance.`;
  const further = groups.size - (first === 1 ? 0 : 1);
  return further === 0
    ? lead
    : `${lead} There ${further === 1 ? "is" : "are"} ${formatCount(further, "further tie")}.`;
}

function tiedFirst(first: number, all: number): string {
  if (first < all) return `The first ${first}`;
  return all === 2 ? "Both" : `All ${all}`;
}
