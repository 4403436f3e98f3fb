import type { PlannedChange } from "../analysis/recommendations/plan-change.ts";
import type { Certificate, OutcomeSummary } from "../domain/certificate.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { ResultStore } from "../store/result-store.ts";

/** What the API answers from and works with. */
export interface ViewerParts {
  readonly version: string;
  readonly store: ResultStore;
  readonly reportsDirectory: string;
  readonly work: ViewerWork;
  /** The configured suite, as it is on disk. */
  readonly suite: () => Promise<Suite>;
  /** Where a grader asserts what its task says. */
  readonly assertionLinks: (grader: string) => readonly AssertionLink[];
  /** The built app; none where the API alone is served. */
  readonly assets?: AssetFolder;
  /** What every request that changes or executes something has to carry; without one nothing can be changed. */
  readonly token: string | undefined;
  /** Who reviews are by where no other is named. */
  readonly author?: string;
  /** Names, other than of this machine, that it may be called by. */
  readonly hostNames: readonly string[];
  /** Now, as an instant. */
  readonly now: () => Date;
  /** Between two looks at the store while a run goes on. */
  readonly pollMs: number;
  /** Told of every bug that a request met. */
  readonly onCrash: (error: Error) => void;
  /** Ends all that is under way. */
  readonly signal: AbortSignal;
}

/** The part of a workbench that the viewer needs. */
export interface ViewerWork {
  suiteOf(run: Run): Promise<Suite | undefined>;
  replay(
    certificate: Certificate,
    signal: AbortSignal,
  ): Promise<{
    readonly reproduced: boolean;
    readonly before: OutcomeSummary;
    readonly after: OutcomeSummary;
  }>;
  apply(request: {
    readonly runId: RunId;
    readonly number: number;
    readonly confirm: (change: PlannedChange) => Promise<boolean>;
    readonly signal: AbortSignal;
  }): Promise<{
    readonly change: PlannedChange;
    readonly made?: {
      readonly passing: readonly EvalPath[];
      readonly written: { readonly markdownPath: string };
    };
  }>;
}

/** An assertion of a grader, by its line, and the words of the task that it rests on. */
export interface AssertionLink {
  readonly line: number;
  readonly quotes: readonly string[];
}

export interface AssetFolder {
  /** Undefined where there is no such file. The path has no slash in front. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}
