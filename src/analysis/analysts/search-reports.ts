import { runIdPrefix } from "../../domain/run.ts";
import type { PriorRun } from "../../domain/prior-run.ts";

const mostLines = 40;

/** What earlier runs of the model recorded, a line per failure and action, of those lines that hold every word. */
export function searchReports(priorRuns: readonly PriorRun[], words: string): readonly string[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return priorRuns
    .flatMap(linesOf)
    .filter((line) => wanted.every((word) => line.toLowerCase().includes(word)))
    .slice(0, mostLines);
}

function linesOf({ run, date, failures, actionsTaken }: PriorRun): readonly string[] {
  const name = `${runIdPrefix(run)} (${date})`;
  return [
    ...failures.map(({ evalPath, failedStep, classification, signature, error }) =>
      [`${name}: ${evalPath} failed at ${failedStep}`, classification, signature, error]
        .filter((part) => part !== undefined)
        .join("; "),
    ),
    ...actionsTaken.map((action) => `${name}: action taken: ${action}`),
  ];
}
