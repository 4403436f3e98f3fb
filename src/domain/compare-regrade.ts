import type { AttemptState } from "./attempt.ts";
import { headline } from "./diagnostic.ts";
import { changedInputs } from "./changed-inputs.ts";
import type { ChangedInput } from "./changed-inputs.ts";
import { outcomeLine, outcomeOf } from "./grading.ts";
import type { Grading } from "./grading.ts";
import type { FailedStep, StepName } from "./step.ts";

/** How a scored attempt ended. `failedStep` and `error` are absent where they were not recorded. */
export interface ScoredOutcome {
  readonly passed: boolean;
  readonly failedStep?: StepName;
  /** One line. */
  readonly error?: string;
}

/** An attempt's official outcome beside that of a later grading of the same reply. */
export interface RegradedOutcome {
  readonly official: ScoredOutcome;
  readonly regraded: ScoredOutcome;
  readonly change: "same" | "flipped" | "fails-otherwise";
  /** What differs between the two gradings; absent where nothing is known of the official one. */
  readonly changedInputs?: readonly ChangedInput[];
}

/** The official outcome of an attempt; undefined where it has none that counts. */
export function scoredOutcome(
  state: AttemptState,
  official: Grading | undefined,
): ScoredOutcome | undefined {
  switch (state.status) {
    case "outcome-only": {
      const { passed, failedStep, error } = state;
      return {
        passed,
        ...(failedStep !== undefined && { failedStep }),
        ...(error !== undefined && { error: headline(error) }),
      };
    }
    case "graded":
      return official && outcomeOfGrading(official);
    case "generated":
    case "errored":
      return undefined;
    default:
      return state satisfies never;
  }
}

/** Sets a regrade beside an official outcome. Undefined where the regrade has no outcome. */
export function compareRegrade(
  outcome: ScoredOutcome,
  { official, regrade }: { readonly official?: Grading | undefined; readonly regrade: Grading },
): RegradedOutcome | undefined {
  const regraded = outcomeOfGrading(regrade);
  if (regraded === undefined) return undefined;
  const isSameFailure =
    official !== undefined && lineOf(official).startsWith("failed")
      ? lineOf(official) === lineOf(regrade)
      : outcome.failedStep === undefined || outcome.failedStep === regraded.failedStep;
  const unflipped = regraded.passed || isSameFailure ? "same" : "fails-otherwise";
  return {
    official: outcome,
    regraded,
    change: outcome.passed === regraded.passed ? unflipped : "flipped",
    ...(official && { changedInputs: changedInputs(official, regrade) }),
  };
}

function lineOf({ steps }: Grading): string {
  return outcomeLine(outcomeOf(steps));
}

function outcomeOfGrading({ steps }: Grading): ScoredOutcome | undefined {
  const outcome = outcomeOf(steps);
  switch (outcome.status) {
    case "passed":
      return { passed: true };
    case "failed":
      return { passed: false, failedStep: outcome.step.name, error: firstError(outcome.step) };
    case "errored":
      return undefined;
    default:
      return outcome satisfies never;
  }
}

/** The first error of a failed step, one line. */
export function firstError({ name, diagnostics, tests = [] }: FailedStep): string {
  const error = diagnostics.find(({ severity }) => severity === "error") ?? diagnostics[0];
  const failure = tests.flatMap(({ failures }) => failures)[0];
  return headline(error?.message ?? failure?.message ?? `The step ${name} failed.`);
}
