import type { Evidence } from "../../domain/evidence.ts";
import { isExhaustion } from "../signature/is-exhaustion.ts";
import { isNotAskedFor, isPlausibleCause, passesRelaxed } from "../verdict/requirements.ts";
import { deriveProbe } from "./derive-probe.ts";
import { guidelineProbe } from "./guideline-probe.ts";
import type { Investigation } from "./investigation.ts";
import { deriveTerms } from "./known.ts";
import type { Known } from "./known.ts";
import { isEnvironmentCode } from "../signature/environment-error.ts";
import { signatureOf } from "../signature/signature-of.ts";
import { passesStep } from "./reference-probe.ts";
import type { ReferenceFinding } from "./reference-probe.ts";
import { relaxProbe } from "./relax-probe.ts";
import type { RelaxFinding } from "./relax-probe.ts";
import { repairProbe } from "./repair-probe.ts";
import type { ScheduledProbe } from "./schedule-probes.ts";
import { strictnessProbe } from "./strictness-probe.ts";
import { transplantProbe } from "./transplant-probe.ts";

type Tell = <Finding extends { readonly evidence: Evidence }>(finding: Finding) => Finding;
type Entry = Omit<ScheduledProbe<Known>, "ask"> & {
  readonly find: (known: Known) => Promise<Partial<Known>>;
};

/** The probes that explain a failure once it is known whether the reference passes, with what they cost and bring. */
export function explainingProbes(
  investigation: Investigation,
  tell: Tell,
): readonly ScheduledProbe<Known>[] {
  return entries(investigation).map(({ find, isDue, ...probe }) => ({
    ...probe,
    isDue: (known) => !known.asked.includes(probe.name) && isDue(known),
    async ask(known) {
      const found = await find(known);
      for (const finding of Object.values(found)) {
        if (typeof finding === "object" && "evidence" in finding) tell(finding);
      }
      return { ...known, ...found, asked: [...known.asked, probe.name] };
    },
  }));
}

function entries(investigation: Investigation): readonly Entry[] {
  return [...gradingProbes(investigation), ...readingProbes(investigation)];
}

function gradingProbes(investigation: Investigation): readonly Entry[] {
  const { step, signature } = investigation.failure;
  // Variants of what exhausts whoever grades it would exhaust it as well: nothing is searched there.
  const isRefused = step === "filesystem" || isExhaustion(signature);
  return [
    {
      name: "relax",
      gradings: 4,
      decides: 0.6,
      isDue: ({ reference }) =>
        (reference.outcome === "fails-the-same" && !isOfMachine(reference)) ||
        (passesStep(reference) && !isRefused),
      find: async ({ reference }) => {
        const relax = passesStep(reference)
          ? await strictnessProbe(investigation, reference.steps)
          : await relaxProbe(investigation, reference);
        return relax === undefined ? {} : { relax };
      },
    },
    {
      name: "repair",
      gradings: 8,
      decides: 0.8,
      isDue: ({ reference, asked, relax }) =>
        passesStep(reference) && !isRefused && asked.includes("relax") && !isTooStrict(relax),
      find: async () => ({ repair: await repairProbe(investigation) }),
    },
    {
      name: "transplant",
      gradings: 1,
      decides: 0.05,
      // Where the repair is a cause by itself, there is nothing to support.
      isDue: isDoubtful,
      find: async ({ repair }) =>
        repair?.patch === undefined
          ? {}
          : { transplant: await transplantProbe(investigation, repair.patch) },
    },
  ];
}

/** Nothing in a check asks for a port that is taken or a file that is gone. */
function isOfMachine({ shared }: ReferenceFinding): boolean {
  return shared !== undefined && isEnvironmentCode(signatureOf(shared).code);
}

/** Those that read texts only. */
function readingProbes(investigation: Investigation): readonly Entry[] {
  return [
    {
      name: "derive",
      gradings: 0,
      decides: 0.3,
      isDue: ({ repair }) => repair !== undefined,
      find: async (known) => ({ derive: derived(investigation, known) }),
    },
    {
      name: "guideline",
      gradings: 0,
      decides: 0.1,
      isDue: ({ derive, repair }) => derive !== undefined && repair?.certificate !== undefined,
      find: async ({ derive, repair }) => {
        const { patch, certificate } = repair ?? {};
        if (derive === undefined || patch === undefined || certificate === undefined) return {};
        const guideline = guidelineProbe(investigation, { derive, patch, diff: certificate.diff });
        return guideline === undefined ? {} : { guideline };
      },
    },
  ];
}

/** Nobody asked for what the check asks beyond behaviour, and without it the candidate passes: a repair would prove nothing. */
function isTooStrict(relax: RelaxFinding | undefined): boolean {
  return relax !== undefined && passesRelaxed.holds({ relax }) && isNotAskedFor.holds({ relax });
}

function isDoubtful({ repair, derive }: Pick<Known, "repair" | "derive">): boolean {
  if (repair?.certificate === undefined || derive === undefined) return false;
  const { certificate } = repair;
  return isPlausibleCause.some(({ holds }) => !holds({ certificate, repair, derive }));
}

function derived(investigation: Investigation, known: Known) {
  const { patch, certificate } = known.repair ?? {};
  return deriveProbe(investigation, {
    terms: deriveTerms(investigation, known),
    ...(patch && { patch }),
    ...(certificate && { diff: certificate.diff }),
  });
}
