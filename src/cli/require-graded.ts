import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { HarnessError } from "../lib/harness-error.ts";
import type { RunOutcomes } from "../analysis/queries/run-outcomes.ts";
import { causeLine } from "./render/cause-line.ts";

/** Fails with `HarnessError` for a run without a single passed or failed attempt: that is no result. */
export function requireGraded(run: Run, { total, attempts }: RunOutcomes): void {
  if (total > 0) return;
  const causes = attempts.flatMap(({ attempt, outcome }) =>
    outcome.status === "errored" ? [`${attempt.evalPath}: ${causeLine(outcome.cause)}`] : [],
  );
  const why = causes[0] === undefined ? "" : ` (${causes[0]})`;
  throw new HarnessError(
    "stop-run",
    `Nothing could be graded in run ${runIdPrefix(run.id)}: ${erroredText(causes.length)}${why}.`,
  );
}

function erroredText(errored: number): string {
  if (errored === 0) return "no attempt was started";
  return errored === 1 ? "its only attempt ended early" : `all ${errored} attempts ended early`;
}
