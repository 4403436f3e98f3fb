import type { Certificate, OutcomeSummary } from "../domain/certificate.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { relaxedSuite } from "./probes/relax-probe.ts";
import { applyEdits } from "./repair/apply-edits.ts";
import { sameSummary, summarise } from "./repair/make-certificate.ts";

export interface ReplayRequest {
  readonly certificate: Certificate;
  /** The candidate's tree, unpatched: the text of the certificate's `filesArtifact`. */
  readonly files: ProjectFiles;
  /** The suite with what lay over it: the text of the certificate's `overlayArtifact`. */
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
  const { certificate } = request;
  const before = summariseGraded(certificate, await gradeUnpatched(request));
  const after = summariseGraded(certificate, await gradePatched(request));
  const same = sameSummary(before, certificate.before) && sameSummary(after, certificate.after);
  return { before, after, same };
}

function gradeUnpatched(request: ReplayRequest): Promise<readonly Step[]> {
  const { files, suite } = request;
  return gradeFresh(request, { files, suite });
}

/** Every step of a certificate's candidate with its patch, or under the patched check, graded fresh. */
export function gradePatched(request: ReplayRequest): Promise<readonly Step[]> {
  const { certificate, files, suite } = request;
  const patched =
    certificate.side === "candidate"
      ? { files: applyEdits(files, certificate.edits), suite }
      : { files, suite: relaxedSuite(suite, certificate) };
  return gradeFresh(request, patched);
}

async function gradeFresh(
  { certificate, grade, signal }: ReplayRequest,
  { files, suite }: { readonly files: ProjectFiles; readonly suite: Suite },
): Promise<readonly Step[]> {
  const options = signal === undefined ? {} : { signal };
  const { steps } = await grade({
    suite,
    evalPath: certificate.evalPath,
    files,
    fresh: true,
    ...options,
  });
  return steps;
}

function summariseGraded({ id }: Certificate, steps: readonly Step[]): OutcomeSummary {
  const outcome = outcomeOf(steps);
  if (outcome.status !== "errored") return summarise(steps);
  throw new HarnessError("retry", `Certificate ${id} could not be replayed: ${outcome.message}`);
}
