import type { Brand } from "./brand.ts";
import type { Experiment } from "./experiment.ts";
import type { SuiteOverlay } from "./suite.ts";

export type RunId = Brand<string, "RunId">;

/** Recorded facts of a run. Never replaced by what a re-grade measures. */
export interface Run {
  readonly id: RunId;
  readonly provider: string;
  readonly model: string;
  readonly modelDisplayName: string;
  /** Name of the condition, for example `default` or `no_guidelines`. */
  readonly experiment: string;
  readonly guidelines: boolean;
  /** Calendar day of the run, `YYYY-MM-DD`. */
  readonly date: string;
  readonly status: "running" | "completed" | "cancelled";
  readonly durationSeconds?: number;
  /** Absent for a run that cannot be taken up again from what is known of it. */
  readonly origin?: RunOrigin;
  /** Suite it was graded with. Absent for a run that is known by its outcomes only. */
  readonly suite?: GradedSuite;
  /** Evals that the recorded run held in all; more than its attempts where only a part is in the store. */
  readonly recordedTotals?: { readonly total: number; readonly passed: number };
}

/** What a run was asked for, so that one that was interrupted can be taken up. */
export interface RunOrigin {
  readonly replies:
    | { readonly kind: "recorded"; readonly directory: string }
    | {
        readonly kind: "provider";
        /** Without a password; absent where the model was asked at its provider of the catalogue. */
        readonly baseUrl?: string;
        readonly experiment: Experiment;
        /** Of what Faultline tells every model. */
        readonly templateHash: string;
        readonly guidelinesHash: string;
      };
  /** The evals that were asked for, as they were named; all where empty. */
  readonly select: readonly string[];
}

/** Which suite graded a run, so that it can be graded again. */
export interface GradedSuite {
  readonly name: string;
  readonly version: string;
  /** Folder that it was loaded from. */
  readonly root: string;
  readonly hash: string;
  /** What lay over the suite's files: the checks as they were then. */
  readonly overlay: SuiteOverlay;
}

/** Whether of a run the failures alone are known although evals passed: what is known is then no sample of it. */
export function isWithoutPasses(recorded: Run["recordedTotals"], hasPasses: boolean): boolean {
  return !hasPasses && recorded !== undefined && recorded.passed > 0;
}

/** The first eight characters, which name a run in reports and on the command line. */
export function runIdPrefix(id: string): string {
  return id.slice(0, 8);
}
