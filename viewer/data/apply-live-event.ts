import type { LiveEvent, RunAnswer } from "../../src/server/api-types.ts";

/** A run as it is after an event: rows and counts change in place, so that the page need not ask again. */
export function applyLiveEvent(answer: RunAnswer, event: LiveEvent): RunAnswer {
  switch (event.type) {
    case "run-changed":
      return { ...answer, counts: event.counts };
    case "run-finished":
      return { ...answer, status: event.status };
    case "attempt-changed": {
      const isKnown = answer.evals.some(({ attemptId }) => attemptId === event.row.attemptId);
      const evals = answer.evals.map((row) =>
        row.attemptId === event.row.attemptId ? event.row : row,
      );
      return { ...answer, evals: isKnown ? evals : [...evals, event.row] };
    }
  }
}
