import type { EvalPath, GapNote } from "../../domain/eval.ts";
import type { EvalHealth } from "../../domain/health.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Rate } from "../../domain/report.ts";
import type { RunId } from "../../domain/run.ts";
import type { HistoryRow } from "./attempt-api.ts";
import type { BlameCounts } from "../../domain/run-summary.ts";

/** GET /api/suite: the configured suite. */
export interface SuiteAnswer {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  readonly evals: readonly SuiteEvalRow[];
}

export interface SuiteEvalRow {
  readonly path: EvalPath;
  readonly category: string;
  readonly name: string;
  readonly health: HealthSummary;
  /** Over all scored attempts of the store. */
  readonly rate: Rate;
  /** Failures by blame, over all analysed runs of the store. */
  readonly byBlame: BlameCounts;
  /** Why its grades look doubtful, a sentence each: from its health and from verdicts that blame check or task. */
  readonly suspicions: readonly string[];
}

export type HealthSummary =
  | { readonly state: "unknown" }
  | { readonly state: "healthy" }
  | { readonly state: "doubtful"; readonly issues: readonly string[] };

/** GET /api/suite/evals/:category/:name */
export interface SuiteEvalAnswer extends SuiteEvalRow {
  readonly task: string;
  /** The task cut into pieces, in order; joined they are the task. */
  readonly pieces: readonly TaskPiece[];
  /** Every assertion of the grader, and the words of the task that it rests on. */
  readonly assertions: readonly {
    readonly line: number;
    readonly quotes: readonly string[];
  }[];
  readonly graderFile: string;
  readonly grader: string;
  readonly reference: ProjectFiles;
  readonly gapNotes: readonly GapNote[];
  readonly gapFile?: string;
  readonly measured: EvalHealth | null;
  readonly history: readonly HistoryRow[];
}

export interface TaskPiece {
  readonly text: string;
  /** Lines of the grader whose assertions rest on it; none where no assertion does. */
  readonly lines: readonly number[];
}

/** GET /api/reports: the written reports, by provider and model. */
export interface ReportsAnswer {
  readonly models: readonly {
    readonly provider: string;
    readonly model: string;
    /** Newest first. */
    readonly reports: readonly ArchivedReport[];
  }[];
}

export interface ArchivedReport {
  /** Id of the run, or what the report names it by. */
  readonly run: string;
  readonly date: string;
  readonly experiment: string;
  readonly passed: number;
  readonly total: number;
  readonly failed: number;
  /** Name of the Markdown file; absent where only the store has the report. */
  readonly file?: string;
  /** Absent where the run is not in the store. */
  readonly runId?: RunId;
  readonly actionsTaken: readonly string[];
}
