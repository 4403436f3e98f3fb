import type { Kysely } from "kysely";
import type { RunId } from "../domain/run.ts";
import { signatureKey } from "../domain/signature.ts";
import type { Verdict } from "../domain/verdict.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { ResultStore } from "./result-store.ts";
import { reportSummary } from "./report-summary.ts";
import type { Bit, Tables, VerdictTable } from "./tables.ts";

export function reportQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "saveReport" | "getReport"> {
  return {
    saveReport: (runId, report) =>
      database.transaction().execute(async (transaction) => {
        const text = toJson(report);
        await transaction
          .insertInto("report")
          .values({ run_id: runId, report: text })
          .onConflict((conflict) => conflict.column("run_id").doUpdateSet({ report: text }))
          .execute();
        const summary = toJson(reportSummary(report));
        await transaction
          .insertInto("report_summary")
          .values({ run_id: runId, summary })
          .onConflict((conflict) => conflict.column("run_id").doUpdateSet({ summary }))
          .execute();
        await transaction.deleteFrom("verdict").where("run_id", "=", runId).execute();
        const rows = [
          ...report.verdicts.map((verdict) => verdictRow(runId, verdict, 1)),
          ...report.furtherVerdicts.map((verdict) => verdictRow(runId, verdict, 0)),
        ];
        for (const row of rows) {
          await transaction
            .insertInto("verdict")
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      }),
    async getReport(runId) {
      const row = await database
        .selectFrom("report")
        .select("report")
        .where("run_id", "=", runId)
        .executeTakeFirst();
      return row && fromJson(row.report);
    },
  };
}

export function gradeCacheQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "cachedSteps" | "addCachedSteps"> {
  return {
    async cachedSteps(key) {
      const query = database.selectFrom("grade_cache").select("steps").where("key", "=", key);
      return (await query.orderBy("sequence").execute()).map(({ steps }) => fromJson(steps));
    },
    async addCachedSteps(key, steps) {
      await database
        .insertInto("grade_cache")
        .values({ key, steps: toJson(steps) })
        .execute();
    },
  };
}

function verdictRow(
  runId: RunId,
  { failure, blame, classification, confidence }: Verdict,
  isFirst: Bit,
): VerdictTable {
  return {
    run_id: runId,
    grading_id: failure.gradingId,
    attempt_id: failure.attemptId,
    eval_path: failure.evalPath,
    step: failure.step,
    signature: signatureKey(failure.signature),
    blame,
    classification,
    confidence,
    is_first: isFirst,
  };
}
