import { runIdPrefix } from "../../../domain/run.ts";
import type { Repeat, Verdict } from "../../../domain/verdict.ts";
import { describeThen } from "../../probes/prior-probe.ts";

/** `MODEL_FAULT`, or why there is no class. */
export function classText({ classification, blame }: Verdict): string {
  if (classification !== null) return classification;
  return blame === null ? "undetermined" : `none (${blame})`;
}

/** `check (proven)`, or `undetermined`. */
export function blameText({ blame, confidence }: Verdict): string {
  return blame === null ? "undetermined" : `${blame} (${confidence})`;
}

/** `5 of 6 passed`; nothing where the failed step has no tests. */
export function testsText({ failure }: Verdict): string | undefined {
  const { testsPassed, testsTotal } = failure;
  if (testsPassed === undefined || testsTotal === undefined) return undefined;
  return `${testsPassed} of ${testsTotal} passed`;
}

/** One sentence on whether this failure was seen before, and what was done about it since. */
export function repeatText(repeat: Repeat): string {
  switch (repeat.kind) {
    case "no":
      return "Not seen in an earlier run of this model.";
    case "same-signature":
      return `Failed the same way in ${runIdPrefix(repeat.run)} (${repeat.date}); ${actionsText(repeat.actions)}`;
    case "likely":
      return `Likely (${repeat.basis}): failed at the same step in ${runIdPrefix(repeat.run)} (${repeat.date}), which recorded no signature; ${actionsText(repeat.actions)}`;
    case "failed-differently":
      return `No: failed in ${runIdPrefix(repeat.run)} (${repeat.date}) too, but differently then, ${describeThen(repeat)}.`;
    default:
      return repeat satisfies never;
  }
}

/** The word beside a failure's title; nothing for a first occurrence. */
export function repeatMark(repeat: Repeat): string {
  if (repeat.kind === "same-signature") return " (repeat)";
  return repeat.kind === "likely" ? " (likely repeat)" : "";
}

function actionsText(actions: readonly string[]): string {
  if (actions.length === 0) return "no action was recorded.";
  return `since then: ${actions.join("; ")}. It still fails.`;
}
