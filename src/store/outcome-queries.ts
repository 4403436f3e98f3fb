import { sql } from "kysely";
import type { Kysely } from "kysely";
import { noBlame } from "../domain/run-summary.ts";
import type { AttemptResult, BlameCounts, EvalTotals } from "../domain/run-summary.ts";
import type { StepName } from "../domain/step.ts";
import { failedStepColumn, outcomeColumn } from "./outcome-column.ts";
import type { ResultStore } from "./result-store.ts";
import type { Tables, VerdictTable } from "./tables.ts";

/** Outcomes of attempts over many runs, without reading gradings or reports. */
export function outcomeQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "listResults" | "evalHistory" | "evalTotals"> {
  return {
    async listResults(runIds) {
      if (runIds.length === 0) return [];
      const rows = await results(database)
        .where("attempt.run_id", "in", runIds)
        .orderBy("attempt.run_id")
        .orderBy("attempt.eval_path")
        .orderBy("attempt.sample")
        .execute();
      return rows.map(resultOf);
    },
    async evalHistory(evalPath, limit) {
      const rows = await results(database)
        .innerJoin("run", "run.id", "attempt.run_id")
        .where("attempt.eval_path", "=", evalPath)
        .orderBy("run.date", "desc")
        .orderBy("run.sequence", "desc")
        .orderBy("attempt.sample")
        .limit(limit)
        .execute();
      return rows.map(resultOf);
    },
    evalTotals: () => evalTotals(database),
  };
}

/** With the verdict on the step that decided, where there is one. */
function results(database: Kysely<Tables>) {
  return database
    .selectFrom("attempt")
    .leftJoin("verdict", (join) =>
      join
        .onRef("verdict.run_id", "=", "attempt.run_id")
        .onRef("verdict.attempt_id", "=", "attempt.id")
        .on("verdict.is_first", "=", 1),
    )
    .select([
      "attempt.id",
      "attempt.run_id as runId",
      "attempt.eval_path as evalPath",
      "attempt.sample",
      outcomeColumn.as("outcome"),
      failedStepColumn.as("failedStep"),
      "attempt.graded_ms as durationMs",
      "verdict.blame",
      "verdict.signature",
    ]);
}

interface ResultRow extends Pick<AttemptResult, "runId" | "evalPath" | "sample" | "outcome"> {
  readonly id: AttemptResult["attemptId"];
  readonly failedStep: StepName | null;
  readonly durationMs: number | null;
  readonly blame: VerdictTable["blame"];
  /** Null where there is no verdict. */
  readonly signature: string | null;
}

function resultOf({
  id,
  failedStep,
  durationMs,
  blame,
  signature,
  ...rest
}: ResultRow): AttemptResult {
  return {
    attemptId: id,
    ...rest,
    ...(failedStep !== null && { failedStep }),
    ...(durationMs !== null && { durationMs }),
    ...(signature !== null && { blame: blame ?? "undetermined", signature }),
  };
}

async function evalTotals(database: Kysely<Tables>): Promise<readonly EvalTotals[]> {
  const counts = await database
    .selectFrom("attempt")
    .select([
      "eval_path",
      sql<number>`sum(case when ${outcomeColumn} = 'passed' then 1 else 0 end)`.as("passed"),
      sql<number>`sum(case when ${outcomeColumn} = 'failed' then 1 else 0 end)`.as("failed"),
    ])
    .groupBy("eval_path")
    .orderBy("eval_path")
    .execute();
  const blamed = await database
    .selectFrom("verdict")
    .select(({ fn }) => ["eval_path", "blame", fn.countAll<number>().as("count")])
    .where("is_first", "=", 1)
    .groupBy(["eval_path", "blame"])
    .execute();
  const byEval = new Map<string, BlameCounts>();
  for (const { eval_path: path, blame, count } of blamed) {
    const known = byEval.get(path) ?? noBlame;
    byEval.set(path, { ...known, [blame ?? "undetermined"]: count });
  }
  return counts.map(({ eval_path: evalPath, passed, failed }) => ({
    evalPath,
    passed,
    failed,
    byBlame: byEval.get(evalPath) ?? noBlame,
  }));
}
