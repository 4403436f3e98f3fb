import type { Deployment } from "../../backend/deployment.ts";
import type { GradeJob, SuiteSnapshot } from "../grade-job.ts";
import type { GraderServices } from "./grader-services.ts";
import type { ReferenceFactsStore } from "./reference-facts.ts";
import type { StaticChecks } from "./static-checks.ts";
import type { TestRunner } from "./test-runner.ts";
import type { Workspace } from "./workspace.ts";

/** What a worker keeps between gradings. */
export interface WarmTools {
  readonly workspace: Workspace;
  readonly staticChecks: StaticChecks;
  readonly testRunner: TestRunner;
  readonly services: GraderServices;
  readonly referenceFacts: ReferenceFactsStore;
  /** Starts a deployment whose functions may fetch from this worker's fixture only. */
  startDeployment(): Promise<Deployment>;
}

/** One grading under way: what its steps share. */
export interface GradingContext {
  readonly job: GradeJob;
  readonly suite: SuiteSnapshot;
  /** Folder where the suite's files are laid out. */
  readonly suiteDirectory: string;
  readonly tools: WarmTools;
  /** Set by the deploy step; closed when the grading ends. */
  deployment?: Deployment;
  /** Work on this project that later steps will ask for: over before the next project is written. */
  ahead?: Promise<unknown>;
}
