import type { Eval } from "../../domain/eval.ts";
import type { Quote } from "../../domain/evidence.ts";
import { failedSteps } from "../../domain/grading.ts";
import type { FailedStep, Step } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import { concepts } from "../derivation/concepts.ts";
import { findSource } from "../derivation/find-source.ts";
import type { Source } from "../derivation/find-source.ts";
import { describeControls, negativeControls } from "../relaxations/negative-controls.ts";
import { relaxStrictness } from "../relaxations/relax-strictness.ts";
import type { StrictnessRelaxation } from "../relaxations/relax-strictness.ts";
import { hasErrored, isMended, startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";
import { relaxedSuite } from "./relax-probe.ts";
import type { RelaxFinding } from "./relax-probe.ts";

const question =
  "With what is no behaviour in the failed check taken back (an order, a wording, a style), does the candidate pass?";

const variantsTried = 3;
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
  const asked = await askedFor(first, investigation, log);
  if (asked.standing !== "unstated" && asked.standing !== "contradicted") {
    const quote = quoteOf(asked, investigation);
    const answer = `Not tried: ${first.relaxation.demand} may be asked for. ${standingText(asked)}`;
    const evidence = log.conclude({ question, answer, ...(quote && { quote }) });
    return { evidence, candidatePasses: false, referencePasses: true, standing: asked.standing };
  }
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
  const source =
    tried.demands.length === first.demands.length ? asked : sourceOf(tried, investigation);
  const quote = quoteOf(source, investigation);
  const answer =
    `Yes: ${relaxation.change.charAt(0).toLowerCase()}${relaxation.change.slice(1)} it passes; ` +
    `${describeControls(controls, investigation.eval)} ${standingText(source)}`;
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

interface Asked extends Source {
  /** The accepted alternative that fails it too. */
  readonly variant?: string;
}

/** Where the task leaves it open, an accepted alternative that fails the same test shows that nobody asked for it. */
async function askedFor(
  first: StrictnessRelaxation,
  investigation: Investigation,
  log: ProbeLog,
): Promise<Asked> {
  const { step, failure, eval: graded } = investigation;
  const source = sourceOf(first, investigation);
  if (source.standing === "unstated" && isOrderMeant(first, graded)) return { standing: "unknown" };
  if (source.standing !== "unknown") return source;
  const failed = new Set(failedTests(step));
  for (const { name, files } of graded.variants.slice(0, variantsTried)) {
    const what = `accepted alternative ${name}`;
    const steps = await log.grade({ what, files, upTo: failure.step });
    const [found] = failedSteps(steps);
    const isAlike =
      found?.name === step.name && failedTests(found).some((each) => failed.has(each));
    if (isAlike) return { standing: "contradicted", variant: name };
  }
  return source;
}

/** A reference that sets an order means it: then the silence of a task is a fault of the task, not of the check. */
function isOrderMeant({ relaxation }: StrictnessRelaxation, { answer }: Eval): boolean {
  const code = Object.values(answer).join("\n");
  return relaxation.kind === "order" && concepts.order.code.test(code);
}

/** Names of failed tests; of another step, the codes of its findings. */
function failedTests({ tests, diagnostics }: FailedStep): readonly string[] {
  return tests === undefined
    ? diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)
    : tests.filter(({ status }) => status === "failed").map(({ name }) => name);
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

function standingText({ standing, sentence, variant }: Asked): string {
  if (variant !== undefined) return `The accepted alternative ${variant} fails it as well.`;
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
