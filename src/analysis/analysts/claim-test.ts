import type { TestedClaim } from "../../domain/analyst-opinion.ts";
import type { Certificate } from "../../domain/certificate.ts";
import type { Evidence } from "../../domain/evidence.ts";

/** A claim after it was executed. */
export interface ClaimTest {
  readonly tested: TestedClaim;
  /** What came out, a sentence. */
  readonly answer: string;
  readonly evidence?: Evidence;
  /** Of a repair that held, not yet confirmed. */
  readonly certificate?: Certificate;
}

/** Why a claim was not executed. */
export const noGradings = "No grading is left for this failure.";

/** A claim that was not executed, and why. */
export function untested(about: Pick<TestedClaim, "probe" | "claim">, problem: string): ClaimTest {
  return { tested: { ...about, result: "untested" }, answer: problem };
}
