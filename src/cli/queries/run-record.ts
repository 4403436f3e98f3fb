import type { Run } from "../../domain/run.ts";
import type { ResultStore } from "../../store/result-store.ts";
import { runJson } from "./run-json.ts";

/** All that is stored about a run: attempts with replies, calls and gradings, the report, the reviews. */
export async function runRecord(store: ResultStore, run: Run) {
  const attempts = (await store.listAttempts(run.id)).map(async (attempt) => ({
    ...attempt,
    reply: (await store.getReply(attempt.id)) ?? null,
    calls: await store.listModelCalls(attempt.id),
    gradings: await store.listGradings(attempt.id),
  }));
  return {
    format: "faultline-run/1",
    run: runJson(run),
    attempts: await Promise.all(attempts),
    report: (await store.getReport(run.id)) ?? null,
    reviews: await store.listReviews(run.id),
  };
}
