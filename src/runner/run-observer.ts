import type { EvalPath } from "../domain/eval.ts";
import type { EvalHealth } from "../domain/health.ts";
import type { LaneEvent } from "../domain/lane-event.ts";
import type { Run } from "../domain/run.ts";
import type { Step } from "../domain/step.ts";
import type { KnownOutcome } from "./known-outcomes.ts";

export type RunEvent =
  | LaneEvent
  /** Replies of an earlier run are about to be graded. */
  | { readonly type: "prior-run-started"; readonly run: Run; readonly replies: number }
  /** A reply of an earlier run does not end as was recorded; what was recorded stands. */
  | {
      readonly type: "prior-outcome-differs";
      readonly run: Run;
      readonly recorded: KnownOutcome;
      readonly graded: AttemptOutcome;
    }
  | {
      readonly type: "run-started";
      readonly run: Run;
      readonly evals: number;
      /** Evals times samples. */
      readonly attempts: number;
      readonly alreadyGraded: number;
      /** Evals whose grades are in doubt, with the reasons. */
      readonly doubtful: readonly Pick<EvalHealth, "evalPath" | "issues">[];
    }
  | { readonly type: "attempt-started"; readonly evalPath: EvalPath; readonly sample: number }
  /** A call of an earlier process whose reply was lost with it is about to be made again. */
  | {
      readonly type: "call-repeated";
      readonly evalPath: EvalPath;
      readonly sample: number;
      /** When it was first sent, ISO 8601. */
      readonly sentAt: string;
    }
  | { readonly type: "reply-received"; readonly evalPath: EvalPath; readonly sample: number }
  | {
      readonly type: "step-finished";
      readonly evalPath: EvalPath;
      readonly sample: number;
      readonly step: Step;
    }
  | {
      readonly type: "attempt-finished";
      readonly evalPath: EvalPath;
      readonly sample: number;
      readonly outcome: AttemptOutcome;
    }
  | { readonly type: "run-finished"; readonly run: Run; readonly durationMs: number };

export type AttemptOutcome =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly step: Step["name"]; readonly message: string }
  | { readonly status: "errored"; readonly cause: string };

/** The only way a run tells the world what happens. */
export type RunObserver = (event: RunEvent) => void;
