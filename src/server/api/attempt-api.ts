import type { Attempt, AttemptId } from "../../domain/attempt.ts";
import type { EvalPath, GapNote } from "../../domain/eval.ts";
import type { Grading } from "../../domain/grading.ts";
import type { ModelCall } from "../../domain/model-call.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Recommendation } from "../../domain/recommendation.ts";
import type { Review } from "../../domain/review.ts";
import type { RunId } from "../../domain/run.ts";
import type { Step, StepName } from "../../domain/step.ts";
import type { TamperFlag } from "../../domain/tamper-flag.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { BlameName, OutcomeName, RunHead } from "../../domain/run-summary.ts";

/** GET /api/runs/:id/attempts?eval=<path>&sample=<n, default 0>; `eval` may also be an attempt's id. */
export interface AttemptAnswer {
  readonly run: RunHead;
  readonly attempt: Attempt;
  readonly outcome: OutcomeName;
  readonly failedStep?: StepName;
  /** Why there is no grade, or what was recorded elsewhere about the failure. */
  readonly cause?: string;
  /** All of this eval in this run, by sample. */
  readonly samples: readonly SampleRow[];
  /** Of the official grading; none where the recorded outcome stands or nothing was graded. */
  readonly steps: readonly Step[];
  readonly gradings: readonly GradingRow[];
  /** The model's project. */
  readonly files: ProjectFiles;
  /** The eval as it graded this run; null where the suite is not there any more. */
  readonly eval: GradedEval | null;
  /** On the first failed step first. */
  readonly verdicts: readonly AttemptVerdict[];
  readonly flags: readonly TamperFlag[];
  /** The reply, whole; null where none is stored. */
  readonly reply: string | null;
  readonly calls: readonly ModelCall[];
  /** This eval in all runs of the store, newest first; at most 200. */
  readonly history: readonly HistoryRow[];
  /** Recommendations of the report for this eval. */
  readonly recommendations: readonly Recommendation[];
  /** The failures of the run before and after this one, in order of eval paths. */
  readonly neighbours: {
    readonly previous: EvalReference | null;
    readonly next: EvalReference | null;
  };
}

export interface EvalReference {
  readonly evalPath: EvalPath;
  readonly sample: number;
}

export interface SampleRow {
  readonly attemptId: AttemptId;
  readonly sample: number;
  readonly outcome: OutcomeName;
  readonly failedStep?: StepName;
}

export interface GradingRow extends Pick<Grading, "id" | "purpose" | "inputs" | "cached"> {
  /** Null until it is finished. */
  readonly durationMs: number | null;
  readonly outcome: OutcomeName;
  readonly failedStep?: StepName;
}

export interface GradedEval {
  readonly path: EvalPath;
  readonly category: string;
  readonly name: string;
  readonly task: string;
  readonly reference: ProjectFiles;
  /** Path relative to the suite's root, and text. */
  readonly graderFile: string;
  readonly grader: string;
  readonly gapNotes: readonly GapNote[];
  readonly gapFile?: string;
  /** Lint configs and other files of the suite that the evidence of this attempt quotes or its certificates patch. */
  readonly suiteFiles: ProjectFiles;
}

export interface AttemptVerdict extends Verdict {
  /** Key of the failure's signature: name it in a review. */
  readonly signature: string;
  /** Newest first; the first one counts. */
  readonly reviews: readonly Review[];
}

export interface HistoryRow {
  readonly runId: RunId;
  readonly provider: string;
  readonly model: string;
  readonly modelDisplayName: string;
  readonly experiment: string;
  readonly guidelines: boolean;
  readonly date: string;
  readonly suiteVersion?: string;
  readonly sample: number;
  readonly outcome: OutcomeName;
  readonly failedStep?: StepName;
  readonly blame?: BlameName;
  readonly signature?: string;
}
