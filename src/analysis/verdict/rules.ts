import type { Certificate } from "../../domain/certificate.ts";
import type { Blame, Confidence } from "../../domain/verdict.ts";
import { controlsHold } from "../probes/relax-probe.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import type { Findings } from "./findings.ts";

export interface Decision {
  readonly blame: Blame | null;
  readonly confidence: Confidence;
}

/** One rule: where its condition holds, it decides. */
export interface Rule {
  readonly name: string;
  /** The condition and the evidence that it rests on, in words for the report. */
  readonly condition: string;
  readonly decide: (findings: Findings) => Decision | undefined;
}

/** The rules in their order: the first that decides gives the verdict. */
export const rules: readonly Rule[] = [
  {
    name: "reply-refused",
    condition:
      "The reply breaks the rules of its format, which are the same for every eval: nothing of it was run.",
    decide: ({ failure }) =>
      failure.step === "filesystem" ? { blame: "model", confidence: "supported" } : undefined,
  },
  {
    name: "harness-failed",
    condition:
      "The harness failed while it graded the candidate or the reference again: nothing is known.",
    decide: ({ replay, reference }) =>
      replay.errored > 0 || reference.outcome === "errored"
        ? { blame: null, confidence: "undetermined" }
        : undefined,
  },
  {
    name: "environment-flips",
    condition: "Graded again, candidate and reference both change their outcome.",
    decide: ({ replay }) =>
      replay.candidateFlips > 0 && replay.referenceFlips > 0
        ? { blame: "environment", confidence: "supported" }
        : undefined,
  },
  {
    name: "graded-by-other-tools",
    condition:
      "Graded again, the candidate's outcome changes, and the tools that grade have changed since the run.",
    decide: ({ replay }) =>
      replay.candidateFlips > 0 && replay.toolsChanged
        ? { blame: null, confidence: "undetermined" }
        : undefined,
  },
  {
    name: "candidate-is-racy",
    condition:
      "Graded again by the same tools, the candidate's outcome changes and the reference's does not.",
    decide: ({ replay }) =>
      replay.candidateFlips > 0 ? { blame: "model", confidence: "supported" } : undefined,
  },
  {
    name: "check-broken",
    condition:
      "The reference fails the same step with the same signature; with the demand taken back, candidate and reference pass every step and the wrong answers still fail.",
    decide: ({ reference, relax, certificate }) => {
      if (reference.outcome !== "fails-the-same" || relax?.controls === undefined) return undefined;
      if (!relax.candidatePasses || !relax.referencePasses || !controlsHold(relax.controls)) {
        return undefined;
      }
      const proven = relax.controls.independent > 0 && certificate?.confirmed === true;
      return { blame: "check", confidence: proven ? "proven" : "supported" };
    },
  },
  {
    name: "reference-fails-too",
    condition:
      "The reference fails the same step with the same signature, so nobody can pass; no relaxation shows that the candidate is otherwise right.",
    decide: ({ reference }) =>
      reference.outcome === "fails-the-same"
        ? { blame: "check", confidence: "supported" }
        : undefined,
  },
  {
    name: "model-repaired",
    condition:
      "A repair of a statement or less makes the candidate pass every step, and a sentence of the task or a rule of the platform names what it repairs.",
    decide: (findings) => {
      if (findings.certificate === undefined || findings.reference.outcome !== "passes") {
        return undefined;
      }
      if (findings.task?.quote === undefined && findings.platformRule === undefined) {
        return undefined;
      }
      return { blame: "model", confidence: isCause(findings) ? "proven" : "supported" };
    },
  },
  {
    name: "model-repaired-unstated",
    condition:
      "A repair makes the candidate pass every step, but no sentence of the task and no rule of the platform was found that names what it repairs.",
    decide: ({ certificate, reference }) =>
      certificate !== undefined && reference.outcome === "passes"
        ? { blame: "model", confidence: "supported" }
        : undefined,
  },
  {
    name: "model-breaks-platform-rule",
    condition:
      "The reference passes and the failure breaks a rule of the platform; no small repair was found.",
    decide: ({ reference, platformRule }) =>
      reference.outcome === "passes" && platformRule !== undefined
        ? { blame: "model", confidence: "supported" }
        : undefined,
  },
  {
    name: "undetermined",
    condition: "Nothing above holds.",
    decide: () => ({ blame: null, confidence: "undetermined" }),
  },
];

/** A certificate proves a cause only where it is confirmed, fine, and no mere deletion of something that nobody named. */
function isCause({ certificate, repair, task }: Findings): boolean {
  if (certificate?.confirmed !== true || repair?.patch === undefined) return false;
  const fine = ["token", "member", "statement"].includes(certificate.granularity);
  const { pureDeletion, namedByDiagnostic, minimal } = repair.patch;
  const justified = !pureDeletion || namedByDiagnostic || task?.quote !== undefined;
  return fine && minimal && justified && agree(certificate, repair.alternatives);
}

/** Another edit of the same size that repairs it elsewhere leaves open which of the two is the cause. */
function agree(certificate: Certificate, alternatives: readonly RepairPatch[]): boolean {
  const files = new Set(certificate.edits.map(({ file }) => file));
  return alternatives
    .filter(({ changedLines }) => changedLines <= certificate.changedLines)
    .every(({ edits }) => edits.every(({ file }) => files.has(file)));
}
