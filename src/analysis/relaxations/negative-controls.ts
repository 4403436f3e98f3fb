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

export interface ControlledRelaxation {
  readonly relaxation: Relaxation;
  /** The suite under the relaxation. */
  readonly suite: Suite;
  /** Does the reference fail the demand too? Then what only that demand caught is no control. */
  readonly referenceFails: boolean;
}

/** Grades the empty project and the eval's catalogued faults under the check as it was and as it would be. */
export async function negativeControls(
  investigation: Investigation,
  log: ProbeLog,
  { relaxation, suite, referenceFails }: ControlledRelaxation,
): Promise<ControlResult> {
  const { eval: graded, failure } = investigation;
  const stillFails = (what: string, files: ProjectFiles): Promise<boolean> =>
    failsUnder({ log, upTo: failure.step }, { what: `${what}, relaxed check`, files, suite });
  const uncovered: string[] = [];
  const result = {
    held: (await stillFails("empty project", emptyProject)) ? 1 : 0,
    tried: 1,
    independent: 0,
    uncovered,
  };
  for (const { name, files } of graded.faults) {
    const what = `fault ${name}`;
    const before = await log.grade({ what: `${what}, check as it is`, files, upTo: failure.step });
    const findings = findingsOf(before, failure.step);
    const others = findings.filter((finding) => !relaxation.covers(finding));
    const isUncovered = findings.length > 0 && others.length === 0;
    if (isUncovered) uncovered.push(name);
    // A demand that nobody meets separates nothing: what it alone caught, no check of right answers catches.
    if (isUncovered && referenceFails) continue;
    // What the check lets through anyway (a fault of an earlier version of it) controls nothing.
    if (!fails(before)) continue;
    result.tried += 1;
    // A relaxation reaches no step before the one that it relaxes: what fails there fails still.
    if (!failsBefore(before, failure.step) && !(await stillFails(what, files))) continue;
    result.held += 1;
    if (others.length > 0) result.independent += 1;
  }
  return result;
}

/** Graded up to the relaxed step first: what fails there need not run the later ones. */
async function failsUnder(
  { log, upTo }: { readonly log: ProbeLog; readonly upTo: StepName },
  grading: ProbeGrading,
): Promise<boolean> {
  if (fails(await log.grade({ ...grading, upTo }))) return true;
  return upTo !== "tests" && fails(await log.grade(grading));
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
