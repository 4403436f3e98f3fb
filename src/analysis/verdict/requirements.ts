import type { Certificate } from "../../domain/certificate.ts";
import { passesStep } from "../probes/reference-probe.ts";
import { controlsHold } from "../probes/relax-probe.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import { isEnvironmentCode } from "../signature/environment-error.ts";
import type { Requirement } from "./rule.ts";

export const referencePassesStep: Requirement = {
  words: "The reference passes the step",
  holds: ({ reference }) => passesStep(reference),
};

export const referencePasses: Requirement = {
  words: "The reference passes every step",
  holds: ({ reference }) => reference.outcome === "passes",
};

export const referenceFailsTheSame: Requirement = {
  words: "The reference fails the same step with the same signature, so nobody can pass",
  holds: ({ reference }) => reference.outcome === "fails-the-same",
};

/** What the reference fails too is then a port, a file of the suite, a limit of time: no demand of the check. */
export const isOfEnvironment: Requirement = {
  words:
    "What fails for both is the machine or a file of the suite: a port, a host, a module, a limit of time",
  holds: ({ failure }) => isEnvironmentCode(failure.signature.code),
};

export const candidateFlips: Requirement = {
  words: "Graded again, the candidate's outcome changes",
  holds: ({ replay }) => replay.candidateFlips > 0,
};

export const isRepaired: Requirement = {
  words:
    "A repair makes the candidate pass the step that it failed, and every other but those with a failure of their own",
  holds: ({ repair }) => repair?.certificate !== undefined,
};

export const passesRelaxed: Requirement<"relax"> = {
  words:
    "With the demand taken back, candidate and reference pass every step and the wrong answers still fail",
  holds: ({ relax }) =>
    relax?.controls !== undefined &&
    relax.candidatePasses &&
    relax.referencePasses &&
    controlsHold(relax.controls),
};

/** No sentence of the task can be taken for what the relaxation takes back, or an accepted alternative lacks it too. */
export const isNotAskedFor: Requirement<"relax"> = {
  words:
    "No sentence of the task asks for what is taken back, or one says the opposite, or an accepted alternative fails by it as well",
  holds: ({ relax }) => relax?.standing === "unstated" || relax?.standing === "contradicted",
};

export const isMisled: Requirement = {
  words:
    "The guidelines of this run forbid what the repair, of a statement or less, adds, show what it takes away, or list an API without it",
  // A whole function holds too many words: one of them stands in some sentence.
  holds: ({ guideline, certificate }) => guideline?.misleading !== undefined && isFine(certificate),
};

export const isUnstated: Requirement = {
  words: "No sentence of the task can be taken for what the check asks, or one says the opposite",
  holds: ({ derive }) => derive?.standing === "unstated" || derive?.standing === "contradicted",
};

export const breaksNoPlatformRule: Requirement = {
  words: "No rule of the platform asks for it either",
  holds: ({ platformRule }) => platformRule === undefined,
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

type RepairRequirement = Requirement<"certificate" | "repair" | "derive">;

/** What makes a flip the cause, but for its confirmation: fine, minimal, no coincidence, no rival. */
export const isPlausibleCause: readonly RepairRequirement[] = [
  {
    words: "The repair replaces a statement or less",
    holds: ({ certificate }) => isFine(certificate),
  },
  {
    words: "No part of the repair can be left out",
    holds: ({ repair }) => repair?.patch?.minimal === true,
  },
  {
    words:
      "The repair is no mere deletion, or what it deletes is named by the diagnostic or forbidden by the task",
    holds: ({ repair, derive }) =>
      repair?.patch !== undefined &&
      (!repair.patch.pureDeletion || repair.patch.namedByDiagnostic || derive?.quote !== undefined),
  },
  {
    words: "No other repair of the same size lies in another file",
    holds: ({ certificate, repair }) =>
      certificate !== undefined && agree(certificate, repair?.alternatives ?? []),
  },
];

const isRestRepaired: Requirement = {
  words: "What the candidate fails once this cause is gone, if anything, is repaired as well",
  holds: ({ repair, restIsRepaired }) => repair?.behind === undefined || restIsRepaired === true,
};

export const isCause: readonly Requirement[] = [
  referencePasses,
  isConfirmed,
  ...isPlausibleCause,
  isRestRepaired,
];

function isFine(certificate: Certificate | undefined): boolean {
  return ["token", "member", "statement"].includes(certificate?.granularity ?? "file");
}

/** Another edit of the same size that repairs it elsewhere leaves open which of the two is the cause. */
function agree(certificate: Certificate, alternatives: readonly RepairPatch[]): boolean {
  const files = new Set(certificate.edits.map(({ file }) => file));
  return alternatives
    .filter(({ changedLines }) => changedLines <= certificate.changedLines)
    .every(({ edits }) => edits.every(({ file }) => files.has(file)));
}
