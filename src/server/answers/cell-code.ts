import type { AttemptResult, BlameName } from "../../domain/run-summary.ts";
import type { CellCode } from "../api-types.ts";

const byBlame: Readonly<Record<BlameName, CellCode>> = {
  model: "m",
  check: "c",
  task: "t",
  guidelines: "g",
  environment: "e",
  undetermined: "u",
};

/** One character for what became of an eval in a run: of several samples, a failure before all else. */
export function cellCode(samples: readonly AttemptResult[]): CellCode {
  const failed = samples.find(({ outcome }) => outcome === "failed");
  if (failed !== undefined) return failed.blame === undefined ? "f" : byBlame[failed.blame];
  const outcomes = samples.map(({ outcome }) => outcome);
  if (outcomes.includes("passed")) return "p";
  if (outcomes.includes("errored")) return "x";
  return outcomes.includes("not-graded") ? "n" : "-";
}

/** Results by eval, in order of their paths, then by run. */
export function resultsByEval(
  results: readonly AttemptResult[],
): ReadonlyMap<string, ReadonlyMap<string, readonly AttemptResult[]>> {
  const byEval = Map.groupBy(results, ({ evalPath }) => evalPath);
  return new Map(
    [...byEval]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, ofEval]) => [path, Map.groupBy(ofEval, ({ runId }) => runId)]),
  );
}
