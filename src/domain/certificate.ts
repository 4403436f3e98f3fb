import type { EvalPath } from "./eval.ts";
import type { StepName } from "./step.ts";

/** The finest unit that a certificate's patch replaces. */
export const granularities = [
  "token",
  "member",
  "statement",
  "function",
  "declaration",
  "file",
] as const;
export type Granularity = (typeof granularities)[number];

/** A replacement of `[start, end)` (UTF-16 offsets into the unpatched file) by `newText`. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface OutcomeSummary {
  readonly status: "passed" | "failed";
  readonly failedStep?: StepName;
  /** Key of the failing step's signature. */
  readonly signature?: string;
  readonly testsPassed?: number;
  readonly testsTotal?: number;
}

/** Proof by execution: with this patch, and nothing else changed, the outcome changes from `before` to `after`. */
export interface Certificate {
  /** Eight characters of the content hash of patch and inputs. */
  readonly id: string;
  readonly evalPath: EvalPath;
  /** What is patched: the candidate's code, or a file of the suite (grader, lint config). */
  readonly side: "candidate" | "check";
  readonly edits: readonly TextEdit[];
  /** The patch as a unified diff, for people. */
  readonly diff: string;
  readonly granularity: Granularity;
  /** Kinds of edit among which the patch is minimal: no part of it can be left out. */
  readonly vocabulary: readonly string[];
  /** Lines added plus lines removed. */
  readonly changedLines: number;
  readonly pureDeletion: boolean;
  readonly before: OutcomeSummary;
  readonly after: OutcomeSummary;
  /** Content hashes of the tree that was graded before and after, and of what graded it before. */
  readonly inputs: {
    readonly before: string;
    readonly after: string;
    readonly eval: string;
    readonly config: string;
  };
  /** Artifacts needed to grade again: the unpatched tree, and what lies over the suite on disk. */
  readonly filesArtifact: string;
  readonly overlayArtifact: string;
  readonly suiteRoot: string;
  /** True once it was re-run from scratch in a fresh process with the same outcome. */
  readonly confirmed: boolean;
}
