import type { BlameCounts, BlameName } from "../../src/server/api-types.ts";

/** In the order in which they are always shown. */
export const blameNames: readonly BlameName[] = [
  "model",
  "check",
  "task",
  "guidelines",
  "environment",
  "undetermined",
];

export interface BlameShare {
  readonly blame: BlameName;
  readonly count: number;
  /** In percent of all. */
  readonly start: number;
  readonly width: number;
}

/** The parts of a bar of 100 that the blames take; those that nothing was blamed on have none. */
export function blameShares(counts: BlameCounts): readonly BlameShare[] {
  const total = blameNames.reduce((sum, blame) => sum + counts[blame], 0);
  let start = 0;
  return blameNames
    .filter((blame) => counts[blame] > 0)
    .map((blame) => {
      const width = (counts[blame] / total) * 100;
      const share = { blame, count: counts[blame], start, width };
      start += width;
      return share;
    });
}
