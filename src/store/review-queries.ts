import type { Kysely } from "kysely";
import type { Review } from "../domain/review.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { ResultStore } from "./result-store.ts";
import type { Row, Tables } from "./tables.ts";

export function reviewQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "addReview" | "listReviews"> {
  return {
    async addReview({ failure, verdict, decision, author, at }) {
      const row = {
        run_id: failure.runId,
        attempt_id: failure.attemptId,
        eval_path: failure.evalPath,
        step: failure.step,
        signature: failure.signature,
        verdict: toJson(verdict),
        decision: toJson(decision),
        author,
        at,
      };
      await database.insertInto("review").values(row).execute();
    },
    async listReviews(runId) {
      const rows = await database
        .selectFrom("review")
        .selectAll()
        .where("run_id", "=", runId)
        .orderBy("sequence", "desc")
        .execute();
      return rows.map(reviewOf);
    },
  };
}

function reviewOf(row: Row<"review">): Review {
  return {
    failure: {
      runId: row.run_id,
      attemptId: row.attempt_id,
      evalPath: row.eval_path,
      step: row.step,
      signature: row.signature,
    },
    verdict: fromJson(row.verdict),
    decision: fromJson(row.decision),
    author: row.author,
    at: row.at,
  };
}
