import type { OutcomeName } from "../../src/server/api-types.ts";
import type { OutcomeMarkName } from "./outcome-mark.tsx";

/** The mark of an attempt's outcome. */
export function outcomeMark(outcome: OutcomeName): OutcomeMarkName {
  return outcome === "not-graded" ? "running" : outcome;
}
