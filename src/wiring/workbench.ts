import type { AnalysisObserver } from "../analysis/analysis-observer.ts";
import type { MadeChange } from "../analysis/recommendations/make-change.ts";
import type { PlannedChange } from "../analysis/recommendations/plan-change.ts";
import type { WrittenReport } from "../analysis/reports/write-report.ts";
import type { Certificate, OutcomeSummary } from "../domain/certificate.ts";
import type { Experiment } from "../domain/experiment.ts";
import type { EvalHealth } from "../domain/health.ts";
import type { ModelApi } from "../domain/model-catalogue.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { PushRoute, Suite } from "../domain/suite.ts";
import type { ImportResult } from "../runner/import-run.ts";
import type { MissingField } from "../sources/foreign-run.ts";
import type { LeftOut, OtherEval } from "./plan-import.ts";
import type { PushComparison } from "../health/compare-pushes.ts";
import type { MeasuredSizes } from "../health/measure-eval.ts";
import type { GateResult } from "../health/gate.ts";
import type { RegradeResult } from "../runner/regrade-run.ts";
import type { RunObserver } from "../runner/run-observer.ts";
import type { ResultStore } from "../store/result-store.ts";

/** Everything that commands do to runs. What costs time or memory is opened when it is first used. */
export interface Workbench extends AsyncDisposable {
  readonly store: ResultStore;
  readonly sandbox: { readonly name: string; readonly isolates: boolean };
  /** The suite that a run was graded with, as it is on disk now; undefined where it is not there any more. */
  suiteOf(run: Run): Promise<Suite | undefined>;
  /** Generates and grades; already graded attempts of a resumed run stay as they are. */
  run(request: RunRequest): Promise<Run>;
  /** Stores a run from elsewhere; what was recorded there stays its outcome. */
  importRun(request: ImportRequest): Promise<ImportedRun>;
  /** What runs would ask models, without asking: fails where one of them cannot be planned. */
  planCalls(request: PlanCallsRequest): Promise<readonly PlannedCalls[]>;
  /** Experiments that differ by their guidelines alone. */
  planArms(request: ArmsRequest): Promise<PlannedArms>;
  analyze(request: AnalyzeRequest): Promise<Analysis>;
  /** Grades the stored replies of a run with its suite as it is today, beside the official gradings. */
  regrade(request: RegradeRunRequest): Promise<readonly RegradeResult[]>;
  replay(certificate: Certificate, signal: AbortSignal): Promise<Replay>;
  /** Makes a recommended change of the suite, where `confirm` agrees to it, and records it in the run's report. */
  apply(request: ApplyRequest): Promise<Application>;
  validate(request: ValidateRequest): Promise<Validation>;
  /** Does the configured suite grade the same, however candidates are pushed? */
  comparePushes(request: ComparePushes): Promise<readonly PushComparison[]>;
}

export interface RunRequest {
  readonly source: RunSource;
  /** Evals to take: paths, prefixes of paths, names or globs; all where empty. */
  readonly select: readonly string[];
  /** Leave the attempts of a resumed run as they are that are `errored`. Default: they are tried again. */
  readonly keepsErrored?: boolean;
  readonly observer: RunObserver;
  readonly signal: AbortSignal;
  /** Once aborted, no attempt is started; those under way end, then the run is cancelled. */
  readonly draining?: AbortSignal;
}

export interface RegradeRunRequest extends Pick<RunRequest, "select" | "signal" | "draining"> {
  readonly run: Run;
  /** Told of each attempt when it is settled. */
  readonly onResult: (result: RegradeResult) => void;
}

/** Where the replies of a run come from. */
export type RunSource =
  | { readonly kind: "recorded"; readonly directory: string }
  | {
      readonly kind: "provider";
      /** Id or alias of the catalogue, or `provider/name`. */
      readonly model: string;
      /** Any endpoint that is compatible with OpenAI's chat completions, instead of the catalogue's. */
      readonly baseUrl?: string;
      /** By name, or whole: as an earlier run recorded it, or one that no configuration declares. */
      readonly experiment: string | Experiment;
    }
  | {
      readonly kind: "resumed";
      readonly run: Run;
      /** Where to ask for the replies that are missing; absent where all are stored. */
      readonly baseUrl?: string;
    };

export interface ImportRequest {
  readonly source: ImportSource;
  /** Run the code of evals that come with the run and are not the suite's. */
  readonly trustsEvals: boolean;
  /** Told of each eval when it is settled. */
  readonly onResult: (result: ImportResult) => void;
  readonly signal: AbortSignal;
}

/** Where the answers of the two queries come from. */
export type ImportSource =
  | {
      readonly kind: "files";
      readonly files: readonly string[];
      /** Which run, where the files tell of several. */
      readonly runId?: string;
    }
  | { readonly kind: "deployment"; readonly url: string; readonly runId: string };

export interface ImportedRun {
  readonly run: Run;
  /** Was it in the store before? */
  readonly isKnown: boolean;
  readonly results: readonly ImportResult[];
  readonly missing: readonly MissingField[];
  readonly otherEvals: readonly OtherEval[];
  readonly leftOut: readonly LeftOut[];
}

export interface PlanCallsRequest {
  readonly sources: readonly Extract<RunSource, { kind: "provider" }>[];
  readonly select: readonly string[];
}

export interface ArmsRequest {
  /** Name of the experiment that they are like in all else. */
  readonly experiment: string;
  readonly samples: number;
  /** Given the guidelines of that experiment. */
  readonly armsOf: (
    guidelines: string,
  ) => readonly { readonly name: string; readonly text: string }[];
}

export interface PlannedArms {
  readonly arms: readonly {
    readonly name: string;
    readonly guidelinesHash: string;
    readonly experiment: Experiment;
  }[];
  readonly suiteHash: string;
}

/** The calls that a run would make, were each made once. Costs are in US dollars, absent without a price. */
export interface PlannedCalls {
  /** `provider/name`. */
  readonly model: string;
  readonly displayName: string;
  readonly api: ModelApi;
  readonly address: string;
  readonly experiment: string;
  readonly calls: number;
  /** Of all calls, about. */
  readonly inputTokens: number;
  /** Of each call. */
  readonly maxOutputTokens?: number;
  /** The input alone, about. */
  readonly inputCost?: number;
  /** Were every reply as long as it may be. */
  readonly mostCost?: number;
}

/** Who is asked what execution cannot decide, and how often in all. */
export type AnalystChoice = { readonly mostCalls: number } & (
  | {
      readonly kind: "llm";
      /** Id or alias of the catalogue, or `provider/name`. */
      readonly model: string;
      readonly baseUrl?: string;
    }
  | {
      readonly kind: "command";
      readonly command: string;
      /** Names of the variables that it gets. */
      readonly environment: readonly string[];
      readonly timeLimitMs: number;
    }
);

export interface AnalyzeRequest {
  readonly runId: RunId;
  /** The rules alone where absent. */
  readonly analyst?: AnalystChoice;
  readonly observer: AnalysisObserver;
  readonly signal: AbortSignal;
}

export interface Analysis {
  readonly report: AnalysisReport;
  /** Absent for a run without failures: it gets no report. */
  readonly written?: WrittenReport;
}

/** A certificate graded again from scratch. */
export interface Replay {
  readonly reproduced: boolean;
  readonly before: OutcomeSummary;
  readonly after: OutcomeSummary;
}

export interface ApplyRequest {
  readonly runId: RunId;
  /** Number of the recommendation in the run's report. */
  readonly number: number;
  readonly confirm: (change: PlannedChange) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** A change that was planned and, where it was agreed to, made. */
export interface Application {
  readonly change: PlannedChange;
  readonly made?: MadeChange & { readonly written: WrittenReport };
}

export interface ValidateRequest {
  readonly select: readonly string[];
  /** How many generated candidates and repeats to grade beside the gates; none where absent. */
  readonly sizes?: MeasuredSizes;
  /** How candidates reach their deployments, whatever the suite says. */
  readonly push?: PushRoute;
  /** Write what was found into the suite, where runs read it. */
  readonly records: boolean;
  readonly onResult: (result: GateResult) => void;
  /** Told of each eval whose generated candidates are graded. */
  readonly onMeasured: (health: EvalHealth) => void;
  readonly signal: AbortSignal;
}

export interface ComparePushes {
  readonly select: readonly string[];
  /** Only one of so many alternatives of each category and kind. */
  readonly every: number;
  readonly onCompared: (comparison: PushComparison) => void;
  readonly signal: AbortSignal;
}

export interface Validation {
  readonly gates: readonly GateResult[];
  readonly health: readonly EvalHealth[];
}
