import { compareScores, rateOfScores } from "../../analysis/compare-scores.ts";
import type { ScoreComparison } from "../../analysis/compare-scores.ts";
import { readScoredRuns } from "../../analysis/queries/scored-runs.ts";
import type { Run, RunId } from "../../domain/run.ts";
import type { AttemptResult } from "../../domain/run-summary.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { CompareAnswer, ComparedEval, ComparedRun, RunComparison } from "../api-types.ts";
import { cellCode, resultsByEval } from "./cell-code.ts";
import { runRow } from "./run-row.ts";

type Results = ReturnType<typeof resultsByEval>;

/** Compares the first run with each of the others. Fails with `UsageError` for fewer than two different runs. */
export async function compareAnswer(
  store: ResultStore,
  runs: readonly Run[],
): Promise<CompareAnswer> {
  const ids = runs.map(({ id }) => id);
  if (ids.length < 2 || new Set(ids).size < ids.length) {
    throw new UsageError(
      "Two different runs or more can be compared: name them in runs=<id>,<id>.",
    );
  }
  const scored = await readScoredRuns(store, runs);
  const [first, ...others] = scored;
  if (first === undefined) return { runs: [], comparisons: [], evals: [] };
  const results = resultsByEval(await store.listResults(ids));
  const summaries = new Map(
    (await store.listRunSummaries({ ids })).map((summary) => [summary.id, summary]),
  );
  return {
    runs: scored.flatMap((each): readonly ComparedRun[] => {
      const summary = summaries.get(each.run.id);
      return summary === undefined ? [] : [{ ...runRow(summary), scored: rateOfScores(each) }];
    }),
    comparisons: compareScores(first, others).map((comparison) =>
      runComparison(comparison, results),
    ),
    evals: [...results].map(([evalPath, byRun]) => comparedEval(evalPath, byRun, ids)),
  };
}

function runComparison(
  { first, second, ...rest }: ScoreComparison,
  results: Results,
): RunComparison {
  return {
    first: first.id,
    second: second.id,
    ...rest,
    groups: [
      ...groupsOf(results, second.id, rest.onlyFirst),
      ...groupsOf(results, first.id, rest.onlySecond),
    ],
  };
}

/** The evals that failed in a run, by the signature of the failure, the largest group first. */
function groupsOf(
  results: Results,
  failedIn: RunId,
  evalPaths: readonly string[],
): RunComparison["groups"] {
  const bySignature = Map.groupBy(evalPaths, (path) =>
    signatureIn(results.get(path)?.get(failedIn) ?? []),
  );
  return [...bySignature]
    .map(([signature, paths]) => ({ failedIn, signature, evalPaths: paths }))
    .toSorted((one, other) => other.evalPaths.length - one.evalPaths.length);
}

function comparedEval(
  evalPath: string,
  byRun: ReadonlyMap<string, readonly AttemptResult[]>,
  ids: readonly RunId[],
): ComparedEval {
  return {
    evalPath,
    cells: ids.map((id) => cellCode(byRun.get(id) ?? [])).join(""),
    signatures: ids.map((id) => signatureIn(byRun.get(id) ?? [])),
  };
}

function signatureIn(samples: readonly AttemptResult[]): string | null {
  return samples.find(({ signature }) => signature !== undefined)?.signature ?? null;
}
