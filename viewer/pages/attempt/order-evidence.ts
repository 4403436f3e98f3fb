import type { Evidence } from "../../../src/domain/evidence.ts";
import type { Verdict } from "../../../src/domain/verdict.ts";

/** Evidence with the number by which the page speaks of it. */
export interface NumberedEvidence {
  readonly number: number;
  readonly evidence: Evidence;
  /** The verdict rests on it; the rest was asked too. */
  readonly decides: boolean;
}

/** What the verdict rests on first, in the order in which its rule names it; then what quotes something; then what else was asked. */
export function orderEvidence({
  evidence,
  basis,
}: Pick<Verdict, "evidence" | "basis">): readonly NumberedEvidence[] {
  const named = basis?.evidence ?? [];
  const deciding = named.flatMap((id) => evidence.find((each) => each.id === id) ?? []);
  const rest = evidence.filter(({ id }) => !named.includes(id));
  const quoting = rest.filter(({ quote }) => quote !== undefined);
  const others = rest.filter(({ quote }) => quote === undefined);
  return [...deciding, ...quoting, ...others].map((each, index) => ({
    number: index + 1,
    evidence: each,
    decides: index < deciding.length,
  }));
}
