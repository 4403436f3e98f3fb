import type { MeasuredEffect } from "../../src/domain/recommendation.ts";
import { formatCount } from "../format/format-count.ts";

/** `+1 eval in this run (55 → 56 of 66), 4 of 4 wrong candidates still fail.` */
export function effectInWords(effect: MeasuredEffect): string {
  const { gained, lost, passedBefore, passedAfter, total, controlsHeld, controlsTried } = effect;
  const losses = lost.length === 0 ? "" : `, −${lost.length}`;
  const evals = formatCount(gained.length, "eval");
  const scores = `${passedBefore} → ${passedAfter} of ${total}`;
  const controls =
    controlsTried === 0 ? "" : `; ${controlsHeld} of ${controlsTried} wrong candidates still fail`;
  return `+${evals}${losses} in this run (${scores})${controls}.`;
}
