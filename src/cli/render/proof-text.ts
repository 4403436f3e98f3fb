import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { Certificate } from "../../domain/certificate.ts";
import type { Verdict } from "../../domain/verdict.ts";

/** What shows whose fault a failure is, in a few words: `2-line repair passes 6 of 6`. */
export function proofText(verdict: Verdict): string {
  const { certificate, confidence } = verdict;
  if (referenceFailsToo(verdict)) return "the reference fails it too";
  if (certificate !== undefined) return certificateText(certificate);
  return confidence === "undetermined" ? "no rule decided" : `${confidence}, no certificate`;
}

/** Did the reference fail at the same step in an execution of the analysis? */
function referenceFailsToo({ evidence, failure, blame }: Verdict): boolean {
  if (blame !== "check") return false;
  return evidence.some(
    ({ probe, executions }) =>
      probe === "reference" && executions.some(({ failedStep }) => failedStep === failure.step),
  );
}

function certificateText({ side, changedLines, pureDeletion, after }: Certificate): string {
  const { testsPassed, testsTotal } = after;
  const tests = testsTotal === undefined ? "" : ` ${testsPassed ?? 0} of ${testsTotal}`;
  if (side === "check") return `passes with ${counted(changedLines, "line")} of the check changed`;
  if (pureDeletion) return `removing ${counted(changedLines, "line")} passes${tests}`;
  return `${changedLines}-line repair passes${tests}`;
}
