import type { Certificate } from "../domain/certificate.ts";
import type { Grade } from "../grading/grade.ts";
import { HarnessError } from "../lib/harness-error.ts";
import type { Investigation } from "./probes/investigation.ts";
import { replayCertificate } from "./replay-certificate.ts";

/** Re-runs a certificate from scratch. It is confirmed only where both outcomes are those that it records. */
export async function confirmCertificate(
  certificate: Certificate,
  { files, suite, signal }: Investigation,
  grade: Grade,
): Promise<Certificate> {
  try {
    const { same } = await replayCertificate({ certificate, files, suite, grade, ...(signal && { signal }) });
    return { ...certificate, confirmed: same };
  } catch (error) {
    if (error instanceof HarnessError && error.kind !== "stop-run") return certificate;
    throw error;
  }
}
