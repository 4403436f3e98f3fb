import type { Certificate, OutcomeSummary } from "../domain/certificate.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { relaxedSuite } from "./probes/relax-probe.ts";
import { applyEdits } from "./repair/apply-edits.ts";
import { summarise } from "./repair/make-certificate.ts";

export interface ReplayRequest {
  readonly certificate: Certificate;
  /** The candidate's tree, unpatched: the text of the certificate's `filesArtifact`. */
  readonly files: ProjectFiles;
  /** The suite on disk; the certificate's overlay is laid over it. */
  readonly suite: Suite;
  readonly grade: Grade;
  readonly signal?: AbortSignal;
}

export interface CertificateReplay {
  readonly before: OutcomeSummary;
  readonly after: OutcomeSummary;
  /** Both outcomes are those that the certificate records. */
  readonly same: boolean;
}

/** Grades a certificate's candidate again, fresh, without and with its patch. Fails with `HarnessError` where a grading errs. */
export async function replayCertificate(request: ReplayRequest): Promise<CertificateReplay> {
  const { certificate, files } = request;
  const suite = withOverlay(request.suite, certificate.suiteOverlay);
  const patched =
    certificate.side === "candidate"
      ? { files: applyEdits(files, certificate.edits), suite }
      : { files, suite: relaxedSuite(suite, certificate) };
  const before = await gradeFresh(request, { files, suite });
  const after = await gradeFresh(request, patched);
  const same = equal(before, certificate.before) && equal(after, certificate.after);
  return { before, after, same };
}

async function gradeFresh(
  { certificate, grade, signal }: ReplayRequest,
  { files, suite }: { readonly files: ProjectFiles; readonly suite: Suite },
): Promise<OutcomeSummary> {
  const options = signal === undefined ? {} : { signal };
  const { steps } = await grade({ suite, evalPath: certificate.evalPath, files, fresh: true, ...options });
  const outcome = outcomeOf(steps);
  if (outcome.status !== "errored") return summarise(steps);
  throw new HarnessError("retry", `Certificate ${certificate.id} could not be replayed: ${outcome.message}`);
}

function equal(left: OutcomeSummary, right: OutcomeSummary): boolean {
  return (
    left.status === right.status &&
    left.failedStep === right.failedStep &&
    left.signature === right.signature &&
    left.testsPassed === right.testsPassed &&
    left.testsTotal === right.testsTotal
  );
}
