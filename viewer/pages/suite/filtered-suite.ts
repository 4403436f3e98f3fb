import type { SuiteEvalRow } from "../../../src/server/api-types.ts";

/** Ways to order the evals, beside their paths. */
export const suiteOrders = [
  ["rate", "least passed first"],
  ["suspicion", "most suspicious first"],
] as const;

/** The evals that the state of the page lets through, in its order. */
export function filteredSuite(
  evals: readonly SuiteEvalRow[],
  state: Readonly<Record<string, string>>,
): readonly SuiteEvalRow[] {
  const text = (state["text"] ?? "").toLowerCase();
  return evals
    .filter(
      ({ path, category, suspicions }) =>
        path.toLowerCase().includes(text) &&
        [undefined, "", category].includes(state["category"]) &&
        (state["show"] !== "doubtful" || suspicions.length > 0),
    )
    .toSorted((a, b) => rank(a, state["order"]) - rank(b, state["order"]));
}

/** What nobody was graded on comes last. */
function rank({ rate, suspicions }: SuiteEvalRow, order: string | undefined): number {
  if (order === "rate") return rate.total === 0 ? 2 : rate.passed / rate.total;
  return order === "suspicion" ? -suspicions.length : 0;
}
