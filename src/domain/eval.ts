import type { HealthNotes } from "./health-notes.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { StepName } from "./step.ts";

/** `<category>/<name>`, both with a number in front. */
export type EvalPath = string;

/** A line of an eval's `GAPS.txt`. Only open notes make a failure a known gap. */
export interface GapNote {
  readonly status: "open" | "covered" | "resolved";
  readonly text: string;
  /** Line in `GAPS.txt`, from 1. */
  readonly line: number;
}

/** A catalogued wrong candidate and where it must fail. */
export interface Fault {
  readonly name: string;
  readonly description: string;
  readonly files: ProjectFiles;
  readonly expected: ExpectedFailure;
}

export interface ExpectedFailure {
  readonly step: StepName;
  /** Code that one of the step's diagnostics must carry (`TS2339`, a rule id, an assertion kind). */
  readonly code?: string;
  /** Regular expression that one of the step's messages must match. */
  readonly pattern: string;
}

/** A tolerated alternative to the reference: it must pass every step. */
export interface Variant {
  readonly name: string;
  readonly description: string;
  readonly files: ProjectFiles;
}

/** One task of a suite with everything that grades it. */
export interface Eval {
  readonly path: EvalPath;
  readonly category: string;
  readonly name: string;
  /** Text of `TASK.txt`: all that the model under test sees about this eval. */
  readonly task: string;
  /** The reference: a complete project that passes every step. */
  readonly answer: ProjectFiles;
  /** Path of the grader, relative to the suite's root. */
  readonly graderFile: string;
  readonly grader: string;
  readonly gapNotes: readonly GapNote[];
  /** Name of the gap file relative to the suite's root; absent where the eval has none. */
  readonly gapFile?: string;
  readonly faults: readonly Fault[];
  readonly variants: readonly Variant[];
  readonly healthNotes: HealthNotes;
  /** A `static` eval is not deployed: its grader has the files alone. */
  readonly pipeline: "full" | "static";
  /** Content hash of everything of this eval that decides a grade (answer and grader). */
  readonly hash: string;
}
