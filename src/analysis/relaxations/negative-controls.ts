import type { Eval } from "../../domain/eval.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { failedSteps, outcomeOf, stepIndex } from "../../domain/grading.ts";
import type { Step, StepName } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Investigation, ProbeGrading, ProbeLog } from "../probes/investigation.ts";
import type { Finding, Relaxation } from "./relaxation.ts";

/** Wrong candidates that a relaxed check must still fail. */
export interface ControlResult {
  /** Fails under the relaxed check too: of all wrong candidates tried. */
  readonly held: number;
  readonly tried: number;
  /** Those that reach the relaxed step and are failed there by something else: only they control the relaxation. */
  readonly independent: number;
  /** Faults that only the relaxed demand caught. */
  readonly uncovered: readonly string[];
}

/** What the controls say, and what their absence means. */
export function describeControls(
  { held, tried, independent }: ControlResult,
  { faults }: Pick<Eval, "faults">,
): string {
  const counted = `${held} of ${tried} wrong answers still fail, ${independent} of them at this very step.`;
  return faults.length > 0
    ? counted
    : `${counted} The eval catalogues no faults, so an empty project is the only control: supported, not proven.`;
}

export interface ControlledRelaxation {
  readonly relaxation: Relaxation;
  /** The suite under the relaxation. */
  readonly suite: Suite;
  /** Does the reference fail the demand too? Then what only that demand caught is no control. */
  readonly referenceFails: boolean;
}

/**
 * Grades the empty project and the catalogued faults that are recorded to fail at the relaxed step, under the check as it
 * would be and, where that leaves open whose work a failure is, as it was.
 */
export async function negativeControls(
  investigation: Investigation,
  log: ProbeLog,
  relaxed: ControlledRelaxation,
): Promise<ControlResult> {
  const { eval: graded, failure } = investigation;
  const { suite, referenceFails } = relaxed;
  const empty = await log.grade({
    what: "empty project, relaxed check",
    files: emptyProject,
    suite,
  });
  const uncovered: string[] = [];
  const result = { held: fails(empty) ? 1 : 0, tried: 1, independent: 0, uncovered };
  const trial = referenceFails ? tryAsItIsFirst : tryRelaxedFirst;
  for (const { name, files, expected } of graded.faults) {
    if (expected.step !== failure.step) continue;
    const found = await trial({ log, step: failure.step, relaxed, fault: { name, files } });
    if (found.isUncovered) uncovered.push(name);
    if (!found.isControl) continue;
    result.tried += 1;
    if (found.isHeld) result.held += 1;
    if (found.isHeld && found.isIndependent) result.independent += 1;
  }
  return result;
}

interface ControlTrial {
  readonly log: ProbeLog;
  readonly step: StepName;
  readonly relaxed: ControlledRelaxation;
  readonly fault: { readonly name: string; readonly files: ProjectFiles };
}

interface ControlOutcome {
  readonly isControl: boolean;
  readonly isHeld: boolean;
  readonly isIndependent: boolean;
  readonly isUncovered: boolean;
}

const noControl = { isControl: false, isHeld: false, isIndependent: false, isUncovered: false };

/** A demand that nobody meets catches most faults, so few need to be graded without it. */
async function tryAsItIsFirst({
  log,
  step,
  relaxed: { relaxation, suite },
  fault: { name, files },
}: ControlTrial): Promise<ControlOutcome> {
  const asItIs = await log.grade({ what: `fault ${name}, check as it is`, files, upTo: step });
  const findings = findingsOf(asItIs, step);
  const others = findings.filter((finding) => !relaxation.covers(finding));
  // A demand that nobody meets separates nothing: what it alone caught, no check of right answers catches.
  if (findings.length > 0 && others.length === 0) return { ...noControl, isUncovered: true };
  // What the check lets through anyway (a fault of an earlier version of it) controls nothing.
  if (!fails(asItIs)) return noControl;
  const control = { ...noControl, isControl: true, isIndependent: others.length > 0 };
  // A relaxation reaches no step before the one that it relaxes: what fails there fails still.
  if (failsBefore(asItIs, step)) return { ...control, isHeld: true };
  const what = `fault ${name}, relaxed check`;
  return { ...control, isHeld: await failsUnder(log, { what, files, suite, upTo: step }) };
}

/** A demand that the reference meets catches few by itself: what fails without it fails with it too. */
async function tryRelaxedFirst({
  log,
  step,
  relaxed: { suite },
  fault: { name, files },
}: ControlTrial): Promise<ControlOutcome> {
  const what = `fault ${name}, relaxed check`;
  const without = await log.grade({ what, files, suite, upTo: step });
  if (fails(without)) {
    const isIndependent = findingsOf(without, step).length > 0;
    return { isControl: true, isHeld: true, isIndependent, isUncovered: false };
  }
  const asItIs = await log.grade({ what: `fault ${name}, check as it is`, files, upTo: step });
  if (!fails(asItIs)) return noControl;
  const isHeld = step !== "tests" && fails(await log.grade({ what, files, suite }));
  return { isControl: true, isHeld, isIndependent: false, isUncovered: true };
}

/** Graded up to the relaxed step first: what fails there need not run the later ones. */
async function failsUnder(
  log: ProbeLog,
  grading: ProbeGrading & { readonly upTo: StepName },
): Promise<boolean> {
  if (fails(await log.grade(grading))) return true;
  return grading.upTo !== "tests" && fails(await log.grade({ ...grading, upTo: "tests" }));
}

function failsBefore(steps: readonly Step[], relaxed: StepName): boolean {
  return failedSteps(steps).some(({ name }) => stepIndex(name) < stepIndex(relaxed));
}

const emptyProject: ProjectFiles = { "README.md": "Nothing here.\n" };

function fails(steps: readonly Step[]): boolean {
  return outcomeOf(steps).status === "failed";
}

function findingsOf(steps: readonly Step[], name: Step["name"]): Finding[] {
  const step = failedSteps(steps).find((each) => each.name === name);
  if (step === undefined) return [];
  const errors = step.diagnostics.filter(({ severity }) => severity === "error");
  if (step.tests === undefined) return errors.map((diagnostic) => ({ diagnostic }));
  return step.tests.flatMap((test) =>
    test.failures.flatMap((failure) => {
      const diagnostic = errors.find((each) => each.test === test.name);
      if (diagnostic === undefined) return [];
      const { graderPlace } = failure;
      return [graderPlace === undefined ? { diagnostic } : { diagnostic, graderPlace }];
    }),
  );
}
