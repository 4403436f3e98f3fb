import { failedSteps } from "../../src/domain/grading.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { FailedStep } from "../../src/domain/step.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { GradedRun, Lab } from "../evaluation/open-lab.ts";
import type { Injection } from "../operator.ts";
import { caseSuite } from "./case-suite.ts";
import type { Proposal } from "./plan-slots.ts";
import { testsOnSentence } from "./tests-on-sentence.ts";

export interface TruthTools {
  readonly suite: Suite;
  readonly lab: Lab;
}

/** Whether a proposal is a case, by grading: its failed step where it is, else why not. */
export type ShownTruth =
  | { readonly status: "shown"; readonly step?: FailedStep }
  | { readonly status: "refuted"; readonly reason: string };

/**
 * A base must pass; a candidate must fail where the operator says; where both sides are at fault, each must be so
 * without the other; and of an ambiguous task a test must fail that rests on the removed sentence alone.
 */
export async function showTruth(proposal: Proposal, tools: TruthTools): Promise<ShownTruth> {
  const { base, injection } = proposal;
  const grade = (files: ProjectFiles, injected: ProjectFiles = {}): Promise<GradedRun> =>
    tools.lab.grade({
      suite: caseSuite(tools.suite, base, { injected }),
      evalPath: base.eval.path,
      files,
    });
  const good = await grade(base.files);
  if (good.outcome.status !== "passed") return refuted("the base does not pass");
  if (injection.causes.length === 0) return { status: "shown" };
  const failing = await grade(injection.candidate, injection.suite);
  const wrong = wrongFailure(failing, injection);
  if (wrong !== undefined) return refuted(wrong);
  for (const part of injection.partsAlone ?? []) {
    const alone = await grade(part.candidate, part.suite);
    if (alone.outcome.status !== "failed") return refuted("one of the causes alone fails nothing");
  }
  if (failing.outcome.status !== "failed") return { status: "shown" };
  const { step } = failing.outcome;
  const { removedSentence } = injection;
  if (
    removedSentence !== undefined &&
    testsOnSentence(step, removedSentence, base.eval.grader).length === 0
  ) {
    return refuted("no failing test rests on the sentence alone");
  }
  return { status: "shown", step };
}

function wrongFailure({ outcome, grading }: GradedRun, { causes }: Injection): string | undefined {
  if (outcome.status === "errored") {
    const expected = causes.some(({ blame }) => blame === "environment");
    return expected ? undefined : `the harness failed: ${outcome.message.slice(0, 200)}`;
  }
  if (outcome.status === "passed") return "the candidate passes";
  const isEnvironment = causes.some(({ blame }) => blame === "environment");
  if (!isEnvironment && isTimeoutAlone(outcome.step)) return "only limits of time were exceeded";
  const failed = failedSteps(grading?.steps ?? []).map(({ name }) => name);
  const steps = causes.flatMap(({ step }) => (step === undefined ? [] : [step]));
  const missed = steps.find((step) => !failed.includes(step));
  if (missed !== undefined) return `fails ${failed.join(", ")}, not ${missed}`;
  const [first] = steps;
  return first === undefined || first === outcome.step.name
    ? undefined
    : `fails first at ${outcome.step.name}, not at ${first}`;
}

/** On a busy machine every test may exceed its limit: that shows nothing of the candidate. */
function isTimeoutAlone({ tests = [] }: FailedStep): boolean {
  const failures = tests.flatMap((each) => each.failures);
  return failures.length > 0 && failures.every(({ kind }) => kind === "timeout");
}

function refuted(reason: string): ShownTruth {
  return { status: "refuted", reason };
}
