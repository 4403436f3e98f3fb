import type { Quote } from "../../domain/evidence.ts";
import { failedSteps } from "../../domain/grading.ts";
import type { Step } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import { findSource } from "../derivation/find-source.ts";
import type { Source } from "../derivation/find-source.ts";
import { negativeControls } from "../relaxations/negative-controls.ts";
import { relaxStrictness } from "../relaxations/relax-strictness.ts";
import type { StrictnessRelaxation } from "../relaxations/relax-strictness.ts";
import { hasErrored, isMended, startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";
import { relaxedSuite } from "./relax-probe.ts";
import type { RelaxFinding } from "./relax-probe.ts";

const question =
  "With what is no behaviour in the failed check taken back (an order, a wording, a style), does the candidate pass?";

/** A test shows one failed assertion at a time. */
const rounds = 4;

/**
 * Relaxes what a check that the reference passes asks beyond behaviour. `undefined` where a behaviour, a type or a rule
 * that protects one is among what failed: such a check is not to be relaxed.
 */
export async function strictnessProbe(
  investigation: Investigation,
  referenceSteps: readonly Step[],
): Promise<RelaxFinding | undefined> {
  const first = relaxStrictness(investigation.step, investigation);
  if (first === undefined) return undefined;
  const log = startProbe("relax", investigation);
  const tried = await relaxFurther(investigation, log, first);
  if (tried === undefined) {
    const answer = "No: behind it the candidate fails on a behaviour.";
    const evidence = log.conclude({ question, answer });
    return { evidence, candidatePasses: false, referencePasses: true };
  }
  const { relaxation, suite, candidateSteps } = tried;
  const reference = await log.grade({
    what: "reference, relaxed check",
    files: investigation.eval.answer,
    suite,
  });
  const controls = await negativeControls(investigation, log, {
    relaxation,
    suite,
    referenceFails: false,
  });
  const source = sourceOf(tried, investigation);
  const quote = quoteOf(source, investigation);
  const { held, tried: wrong, independent } = controls;
  const answer =
    `Yes: ${relaxation.change.charAt(0).toLowerCase()}${relaxation.change.slice(1)} it passes; ` +
    `${held} of ${wrong} wrong answers still fail, ${independent} of them at this very step. ${standingText(source)}`;
  return {
    evidence: log.conclude({ question, answer, ...(quote && { quote }) }),
    relaxation,
    suite,
    candidatePasses: true,
    candidateSteps,
    referencePasses: passesAsBefore(reference, referenceSteps),
    controls,
    standing: source.standing,
  };
}

interface Tried extends StrictnessRelaxation {
  readonly suite: Suite;
  readonly candidateSteps: readonly Step[];
}

/** Relaxes until the candidate passes; `undefined` where it then fails on something that is not to be relaxed. */
async function relaxFurther(
  investigation: Investigation,
  log: ProbeLog,
  first: StrictnessRelaxation,
): Promise<Tried | undefined> {
  let current = first;
  for (let round = 1; round <= rounds; round += 1) {
    const suite = relaxedSuite(investigation.suite, current.relaxation);
    const { files } = investigation;
    const candidateSteps = await log.grade({ what: "candidate, relaxed check", files, suite });
    if (isMended(investigation, candidateSteps)) return { ...current, suite, candidateSteps };
    const step = failedSteps(candidateSteps).find(
      ({ name }) => name === investigation.failure.step,
    );
    const next =
      step?.name === "tests" && current.assertions.length > 0
        ? relaxStrictness(step, investigation, current.assertions)
        : undefined;
    const isFurther = next !== undefined && next.assertions.length > current.assertions.length;
    if (!isFurther) return undefined;
    current = next;
  }
  return undefined;
}

/** Of several demands the one that the task states, if any, decides. */
function sourceOf({ demands }: StrictnessRelaxation, { eval: graded }: Investigation): Source {
  const sources = demands.map((demand) => findSource(graded.task, demand));
  const stated = sources.find(
    ({ standing }) => standing !== "unstated" && standing !== "contradicted",
  );
  return stated ?? sources[0] ?? { standing: "unknown" };
}

function quoteOf({ sentence }: Source, { eval: graded }: Investigation): Quote | undefined {
  if (sentence === undefined) return undefined;
  const file = `evals/${graded.path}/TASK.txt`;
  return { origin: "suite", file, line: sentence.line, text: sentence.text };
}

function standingText({ standing, sentence }: Source): string {
  const quoted = sentence === undefined ? "" : ` (line ${sentence.line}: "${sentence.text}")`;
  switch (standing) {
    case "unstated":
      return "No sentence of the task asks for it.";
    case "contradicted":
      return `The task says the opposite${quoted}.`;
    case "stated":
      return `But the task asks for it${quoted}.`;
    case "platform":
    case "unknown":
      return "Whether the task asks for it is open.";
  }
}

/** Fails no step but those that it fails anyway, which have failures of their own. */
function passesAsBefore(steps: readonly Step[], before: readonly Step[]): boolean {
  const known = new Set(failedSteps(before).map(({ name }) => name));
  return !hasErrored(steps) && failedSteps(steps).every(({ name }) => known.has(name));
}
