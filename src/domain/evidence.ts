import type { StepName } from "./step.ts";

export const probeNames = [
  "replay",
  "reference",
  "repair",
  "relax",
  "gap",
  "prior",
  "derive",
  "guideline",
  "peers",
  "transplant",
] as const;
export type ProbeName = (typeof probeNames)[number];

/** One call of `grade` that a probe made. */
export interface ProbeExecution {
  /** What was graded, in words: "candidate again", "reference with the rule off". */
  readonly what: string;
  readonly filesHash: string;
  readonly configHash: string;
  readonly outcome: "passed" | "failed" | "errored";
  readonly failedStep?: StepName;
  readonly durationMs: number;
  readonly cached: boolean;
}

/** What a probe asked, what it did and what came out. */
export interface Evidence {
  /** Six hexadecimal characters, unique within an analysis. */
  readonly id: string;
  readonly probe: ProbeName;
  readonly question: string;
  /** The answer in one sentence. */
  readonly answer: string;
  readonly executions: readonly ProbeExecution[];
  readonly durationMs: number;
  /** A text that the answer quotes, with the file it must be found in, byte for byte. */
  readonly quote?: Quote;
}

export interface Quote {
  /** Relative to the suite's root or the candidate's project, as `origin` says. */
  readonly origin: "suite" | "candidate" | "reference" | "report";
  readonly file: string;
  readonly line: number;
  readonly text: string;
}
