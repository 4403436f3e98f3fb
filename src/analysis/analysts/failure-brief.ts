import type { Diagnostic } from "../../domain/diagnostic.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { TestResult } from "../../domain/test-result.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { Investigation } from "../probes/investigation.ts";
import { visibleFiles } from "./visible-files.ts";
import type { VisibleFile } from "./visible-files.ts";

/** All that an analyst is told about a failure at the start. */
export interface FailureBrief {
  readonly format: "faultline-analyst-brief/1";
  readonly evalPath: string;
  readonly failedStep: string;
  readonly signature: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly failedTests: readonly TestResult[];
  /** What the rules made of it. */
  readonly verdict: Pick<
    Verdict,
    "blame" | "classification" | "confidence" | "rule" | "oneLine" | "reasoning"
  >;
  /** What was executed, and what was missing for a proof. */
  readonly evidence: readonly {
    readonly id: string;
    readonly probe: string;
    readonly question: string;
    readonly answer: string;
  }[];
  readonly missingProof: readonly string[];
  readonly tried: readonly string[];
  /** Diff of the certificate, where there is one. */
  readonly repair?: string;
  readonly files: readonly VisibleFile[];
}

/** Puts together what an analyst is told. */
export function failureBrief(investigation: Investigation, verdict: Verdict): FailureBrief {
  const { failure, step } = investigation;
  const { blame, classification, confidence, rule, oneLine, reasoning, certificate } = verdict;
  return {
    format: "faultline-analyst-brief/1",
    evalPath: failure.evalPath,
    failedStep: failure.step,
    signature: signatureKey(failure.signature),
    diagnostics: step.diagnostics,
    failedTests: (step.tests ?? []).filter(({ status }) => status === "failed"),
    verdict: { blame, classification, confidence, rule, oneLine, reasoning },
    evidence: verdict.evidence.map(({ id, probe, question, answer }) => ({
      id,
      probe,
      question,
      answer,
    })),
    missingProof: verdict.basis?.missingProof ?? [],
    tried: verdict.tried ?? [],
    ...(certificate && { repair: certificate.diff }),
    files: visibleFiles(investigation),
  };
}
