import type { Certificate } from "../domain/certificate.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";
import type { Investigation } from "./probes/investigation.ts";
import { gradePatched } from "./replay-certificate.ts";
import { sameSummary, summarise } from "./repair/make-certificate.ts";

/**
 * Re-runs a certificate from scratch: the candidate with its patch is graded in a process that no search has used;
 * `before` is the candidate without it, graded there already. It is confirmed only where both outcomes are those that
 * it records.
 */
export async function confirmCertificate(
  certificate: Certificate,
  { files, suite, freshGrade, signal }: Investigation,
  before: readonly Step[],
): Promise<Certificate> {
  const after = await gradePatched({
    certificate,
    files,
    suite,
    grade: freshGrade,
    ...(signal && { signal }),
  });
  const finished = [before, after].every((steps) => outcomeOf(steps).status !== "errored");
  const same =
    sameSummary(summarise(before), certificate.before) &&
    sameSummary(summarise(after), certificate.after);
  return { ...certificate, confirmed: finished && same };
}
