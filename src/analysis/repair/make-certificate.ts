import type { Certificate, OutcomeSummary, TextEdit } from "../../domain/certificate.ts";
import { outcomeOf } from "../../domain/grading.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Step } from "../../domain/step.ts";
import { contentHash, treeHash } from "../../lib/content-hash.ts";
import type { Investigation } from "../probes/investigation.ts";
import { signatureOf } from "../signature/signature-of.ts";
import { countChangedLines } from "./count-changed-lines.ts";
import type { RepairPatch } from "./search-repair.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** The certificate of a patch to the candidate, not yet confirmed. `after` holds every step under the patch. */
export function makeCertificate(
  investigation: Investigation,
  { patch, after }: { readonly patch: RepairPatch; readonly after: readonly Step[] },
): Certificate {
  const { files, suite, eval: graded, steps } = investigation;
  const inputs = {
    before: treeHash(files),
    after: treeHash(patch.files),
    eval: graded.hash,
    config: suite.configHash,
  };
  return {
    id: certificateId("candidate", graded.path, { edits: patch.edits, inputs }),
    evalPath: graded.path,
    side: "candidate",
    edits: patch.edits,
    diff: unifiedDiff(files, patch.files),
    granularity: patch.granularity,
    vocabulary: patch.vocabulary,
    changedLines: patch.changedLines,
    pureDeletion: patch.pureDeletion,
    before: summarise(steps),
    after: summarise(after),
    inputs,
    filesArtifact: contentHash(treeText(files)),
    overlayArtifact: contentHash(treeText(suite.overlay)),
    suiteRoot: suite.root,
    confirmed: false,
  };
}

export interface CheckPatch {
  /** Edits of files of the suite, and those files before and after. */
  readonly edits: readonly TextEdit[];
  readonly before: ProjectFiles;
  readonly after: ProjectFiles;
  readonly vocabulary: string;
}

/** The certificate of a relaxed check, not yet confirmed: the candidate passes every step under it. */
export function makeCheckCertificate(
  investigation: Investigation,
  { patch, after }: { readonly patch: CheckPatch; readonly after: readonly Step[] },
): Certificate {
  const { files, suite, eval: graded, steps } = investigation;
  const inputs = {
    before: treeHash(files),
    after: treeHash(files),
    eval: graded.hash,
    config: suite.configHash,
  };
  return {
    id: certificateId("check", graded.path, { edits: patch.edits, inputs }),
    evalPath: graded.path,
    side: "check",
    edits: patch.edits,
    diff: unifiedDiff(patch.before, patch.after),
    granularity: "statement",
    vocabulary: [patch.vocabulary],
    changedLines: countChangedLines(patch.before, patch.after),
    pureDeletion: patch.edits.every(({ newText }) => newText === ""),
    before: summarise(steps),
    after: summarise(after),
    inputs,
    filesArtifact: contentHash(treeText(files)),
    overlayArtifact: contentHash(treeText(suite.overlay)),
    suiteRoot: suite.root,
    confirmed: false,
  };
}

/** The text of a tree as it is kept among the artifacts: JSON of path to text. */
export function treeText(files: ProjectFiles): string {
  return JSON.stringify(files);
}

function certificateId(side: string, evalPath: string, content: unknown): string {
  return contentHash(JSON.stringify([side, evalPath, content])).slice(0, 8);
}

/** What of a grading a certificate records: enough to compare a replay with. */
export function summarise(steps: readonly Step[]): OutcomeSummary {
  const outcome = outcomeOf(steps);
  const tests = steps.flatMap((step) => ("tests" in step ? (step.tests ?? []) : []));
  const counts =
    tests.length === 0
      ? {}
      : {
          testsPassed: tests.filter(({ status }) => status === "passed").length,
          testsTotal: tests.length,
        };
  if (outcome.status !== "failed") {
    return { status: outcome.status === "passed" ? "passed" : "failed", ...counts };
  }
  return {
    status: "failed",
    failedStep: outcome.step.name,
    signature: signatureKey(signatureOf(outcome.step)),
    ...counts,
  };
}

/** Do two summaries tell of the same outcome? */
export function sameSummary(left: OutcomeSummary, right: OutcomeSummary): boolean {
  return (
    left.status === right.status &&
    left.failedStep === right.failedStep &&
    left.signature === right.signature &&
    left.testsPassed === right.testsPassed &&
    left.testsTotal === right.testsTotal
  );
}
