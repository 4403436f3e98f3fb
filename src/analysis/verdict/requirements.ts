import type { Certificate } from "../../domain/certificate.ts";
import { controlsHold } from "../probes/relax-probe.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import type { Requirement } from "./rule.ts";

/** The reference passes every step. */
export const referencePasses: Requirement = {
  words: "The reference passes every step",
  holds: ({ reference }) => reference.outcome === "passes",
};

export const referenceFailsTheSame: Requirement = {
  words: "The reference fails the same step with the same signature, so nobody can pass",
  holds: ({ reference }) => reference.outcome === "fails-the-same",
};

export const candidateFlips: Requirement = {
  words: "Graded again, the candidate's outcome changes",
  holds: ({ replay }) => replay.candidateFlips > 0,
};

export const isRepaired: Requirement = {
  words: "A repair makes the candidate pass every step",
  holds: ({ repair }) => repair?.certificate !== undefined,
};

export const passesRelaxed: Requirement = {
  words:
    "With the demand taken back, candidate and reference pass every step and the wrong answers still fail",
  holds: ({ relax }) =>
    relax?.controls !== undefined &&
    relax.candidatePasses &&
    relax.referencePasses &&
    controlsHold(relax.controls),
};

/** What a certificate must be to prove anything: run again from scratch, with the same outcome. */
export const isConfirmed: Requirement = {
  words: "The certificate was re-run from scratch in a fresh process with the same outcome",
  holds: ({ certificate }) => certificate?.confirmed === true,
};

export const isControlled: Requirement = {
  words: "A wrong answer reaches the relaxed step and is failed there by something else",
  holds: ({ relax }) => (relax?.controls?.independent ?? 0) > 0,
};

/** What makes a flip a cause: fine, minimal, no coincidence, no rival. */
export const isCause: readonly Requirement[] = [
  isConfirmed,
  {
    words: "The repair replaces a statement or less",
    holds: ({ certificate }) =>
      ["token", "member", "statement"].includes(certificate?.granularity ?? "file"),
  },
  {
    words: "No part of the repair can be left out",
    holds: ({ repair }) => repair?.patch?.minimal === true,
  },
  {
    words:
      "The repair is no mere deletion, or what it deletes is named by the diagnostic or forbidden by the task",
    holds: ({ repair, task }) =>
      repair?.patch !== undefined &&
      (!repair.patch.pureDeletion || repair.patch.namedByDiagnostic || task?.quote !== undefined),
  },
  {
    words: "No other repair of the same size lies in another file",
    holds: ({ certificate, repair }) =>
      certificate !== undefined && agree(certificate, repair?.alternatives ?? []),
  },
];

/** Another edit of the same size that repairs it elsewhere leaves open which of the two is the cause. */
function agree(certificate: Certificate, alternatives: readonly RepairPatch[]): boolean {
  const files = new Set(certificate.edits.map(({ file }) => file));
  return alternatives
    .filter(({ changedLines }) => changedLines <= certificate.changedLines)
    .every(({ edits }) => edits.every(({ file }) => files.has(file)));
}
