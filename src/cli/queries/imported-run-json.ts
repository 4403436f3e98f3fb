import type { ImportResult } from "../../runner/import-run.ts";
import type { ImportedRun } from "../../wiring/workbench.ts";
import { runJson } from "./run-json.ts";

/** An import as JSON: totals as recorded, one entry per eval that is stored, and everything that was missing. */
export function importedRunJson({ run, isKnown, results, ...rest }: ImportedRun) {
  const { total, passed } = run.recordedTotals ?? { total: results.length, passed: 0 };
  return {
    run: runJson(run),
    isKnown,
    total,
    passed,
    failed: total - passed,
    evals: results.map(resultJson),
    ...rest,
  };
}

function resultJson({ recorded, here }: ImportResult) {
  const { evalPath, id, passed, failedStep, error } = recorded;
  return {
    evalPath,
    attemptId: id,
    recorded: {
      status: passed ? "passed" : "failed",
      failedStep: failedStep ?? null,
      error: error ?? null,
    },
    here,
  };
}
