import type { Place } from "../../domain/diagnostic.ts";
import type { Eval } from "../../domain/eval.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { FailedStep, Step } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import { withOverlay } from "../../suite/build-suite.ts";
import type { Standing } from "../derivation/demand.ts";
import { applyEdits } from "../repair/apply-edits.ts";
import { describeControls, negativeControls } from "../relaxations/negative-controls.ts";
import type { ControlResult } from "../relaxations/negative-controls.ts";
import type { Relaxation } from "../relaxations/relaxation.ts";
import {
  blankAssertions,
  failingPlaces,
  relaxAssertions,
} from "../relaxations/relax-assertions.ts";
import { relaxLintRule } from "../relaxations/relax-lint-rule.ts";
import { relaxStrictness } from "../relaxations/relax-strictness.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";
import type { ReferenceFinding } from "./reference-probe.ts";

export interface RelaxFinding {
  readonly evidence: Evidence;
  /** The relaxation that makes the reference pass, tried last where none does; absent where none could be made. */
  readonly relaxation?: Relaxation;
  readonly suite?: Suite;
  readonly candidatePasses: boolean;
  /** Every step of the candidate under the relaxed check. */
  readonly candidateSteps?: readonly Step[];
  readonly referencePasses: boolean;
  readonly controls?: ControlResult;
  /** Does the task ask for what is taken back? Judged where the reference passes the check. */
  readonly standing?: Standing;
}

const question =
  "With the failing check relaxed, do candidate and reference pass, and do wrong answers still fail?";

/** Relaxes the check that the reference fails, and grades candidate, reference and negative controls under it. */
export async function relaxProbe(
  investigation: Investigation,
  reference: ReferenceFinding,
): Promise<RelaxFinding> {
  const log = startProbe("relax", investigation);
  const relaxations =
    reference.step === undefined ? [] : await relaxationsOf(investigation, log, reference.step);
  let last: Trial | undefined;
  for (const relaxation of relaxations) {
    last = await tryRelaxation(investigation, log, relaxation);
    // The narrowest under which the reference passes decides: a candidate that still fails there has a fault of its own.
    if (last.controls !== undefined && controlsHold(last.controls)) break;
  }
  if (last === undefined) {
    const evidence = log.conclude({
      question,
      answer: "Nothing in the check could be relaxed by itself.",
    });
    return { evidence, candidatePasses: false, referencePasses: false };
  }
  const answer = describe(last, investigation.eval);
  return { ...last, evidence: log.conclude({ question, answer }) };
}

export function controlsHold({ held, tried }: ControlResult): boolean {
  return held === tried;
}

interface Trial {
  readonly relaxation: Relaxation;
  readonly suite: Suite;
  readonly candidatePasses: boolean;
  readonly candidateSteps: readonly Step[];
  readonly referencePasses: boolean;
  /** Absent where the reference still fails: then there is nothing to control. */
  readonly controls?: ControlResult;
}

async function relaxationsOf(
  investigation: Investigation,
  log: ProbeLog,
  referenceStep: FailedStep,
): Promise<Relaxation[]> {
  const { failure, eval: graded, suite } = investigation;
  if (failure.step === "tests") {
    const places = await assertionsThatTheReferenceFails(investigation, log, referenceStep);
    const relaxation = relaxAssertions(graded, places);
    return relaxation === undefined ? [] : [relaxation];
  }
  if (failure.step !== "eslint") return [];
  const first = referenceStep.diagnostics.find(({ severity }) => severity === "error");
  const { convex, src } = suite.lintConfigs;
  const [failing, other] =
    first?.place?.file.startsWith("src/") === true ? [src, convex] : [convex, src];
  if (first === undefined || failing === undefined) return [];
  const both = {
    ...investigation.step,
    diagnostics: [...investigation.step.diagnostics, ...referenceStep.diagnostics],
  };
  const style = relaxStrictness(both, investigation)?.relaxation;
  if (style !== undefined && firedRules(both).size > 1) return [style];
  const relaxations = relaxLintRule(first.code, {
    failing,
    ...(other === undefined ? {} : { other }),
  });
  // Off, a rule says nothing of either: only where it says the same of both is that no loss.
  return saysTheSame(investigation.step, referenceStep, first.code)
    ? relaxations
    : relaxations.filter(({ kind }) => kind !== "lint-rule-off");
}

function firedRules({ diagnostics }: FailedStep): ReadonlySet<string> {
  return new Set(
    diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  );
}

function saysTheSame(candidate: FailedStep, reference: FailedStep, rule: string): boolean {
  const messages = (step: FailedStep): Set<string> =>
    new Set(step.diagnostics.filter(({ code }) => code === rule).map(({ message }) => message));
  return messages(candidate).isSubsetOf(messages(reference));
}

const assertionRounds = 6;

/** A test stops at its first failed assertion: with those blanked out, the reference shows the next ones. */
async function assertionsThatTheReferenceFails(
  { eval: graded, suite }: Investigation,
  log: ProbeLog,
  referenceStep: FailedStep,
): Promise<readonly Place[]> {
  let places = failingPlaces(referenceStep);
  for (let round = 1; round < assertionRounds && places.length > 0; round += 1) {
    const blanked = withOverlay(suite, { [graded.graderFile]: blankAssertions(graded, places) });
    const steps = await log.grade({
      what: "reference, failed assertions blanked",
      files: graded.answer,
      suite: blanked,
    });
    const next = failedSteps(steps).flatMap(failingPlaces);
    if (next.length === 0) break;
    places = [...places, ...next];
  }
  return places;
}

async function tryRelaxation(
  investigation: Investigation,
  log: ProbeLog,
  relaxation: Relaxation,
): Promise<Trial> {
  const suite = relaxedSuite(investigation.suite, relaxation);
  const { files, eval: graded } = investigation;
  const candidateSteps = await log.grade({ what: "candidate, relaxed check", files, suite });
  const reference = await log.grade({
    what: "reference, relaxed check",
    files: graded.answer,
    suite,
  });
  const referencePasses = passes(reference);
  const controls = referencePasses
    ? await negativeControls(investigation, log, { relaxation, suite, referenceFails: true })
    : undefined;
  return {
    relaxation,
    suite,
    candidatePasses: passes(candidateSteps),
    candidateSteps,
    referencePasses,
    ...(controls && { controls }),
  };
}

/** The suite with a relaxation's edits laid over it. */
export function relaxedSuite(suite: Suite, { edits }: Pick<Relaxation, "edits">): Suite {
  const edited = applyEdits(suite.files, edits);
  const changed = new Set(edits.map(({ file }) => file));
  return withOverlay(
    suite,
    Object.fromEntries(Object.entries(edited).filter(([path]) => changed.has(path))),
  );
}

function passes(steps: readonly Step[]): boolean {
  return outcomeOf(steps).status === "passed" && failedSteps(steps).length === 0;
}

function describe({ relaxation, candidatePasses, controls }: Trial, graded: Eval): string {
  if (controls === undefined) return `${relaxation.change}, the reference still fails.`;
  const who = candidatePasses
    ? "candidate and reference pass"
    : "the reference passes, the candidate does not pass";
  const { uncovered } = controls;
  const without =
    uncovered.length === 0
      ? ""
      : ` ${uncovered.length} catalogued fault(s) were caught by it alone.`;
  return `${relaxation.change}, ${who} all steps; ${describeControls(controls, graded)}${without}`;
}
