import type { HistoryRow } from "../../../src/server/api-types.ts";

/** How one model fared with an eval under one experiment. */
export interface ModelHistory {
  readonly key: string;
  readonly model: string;
  readonly experiment: string;
  readonly passed: number;
  /** Those that passed or failed. */
  readonly graded: number;
  /** Oldest first. */
  readonly attempts: readonly HistoryRow[];
}

/** Groups a history, newest first, by model and experiment, in the order of who was run last. */
export function historyByModel(history: readonly HistoryRow[]): readonly ModelHistory[] {
  const groups = Map.groupBy(history, ({ provider, model, experiment }) =>
    JSON.stringify([provider, model, experiment]),
  );
  return [...groups].map(([key, rows]) => ({
    key,
    model: rows[0]?.modelDisplayName ?? "",
    experiment: rows[0]?.experiment ?? "",
    passed: rows.filter(({ outcome }) => outcome === "passed").length,
    graded: rows.filter(({ outcome }) => outcome === "passed" || outcome === "failed").length,
    attempts: rows.toReversed(),
  }));
}
