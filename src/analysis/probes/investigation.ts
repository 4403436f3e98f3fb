import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Eval } from "../../domain/eval.ts";
import type { Evidence, ProbeExecution, ProbeName, Quote } from "../../domain/evidence.ts";
import { failedSteps, outcomeLine, outcomeOf } from "../../domain/grading.ts";
import type { FailedStep, Step, StepName } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Failure } from "../../domain/verdict.ts";
import { contentHash } from "../../lib/content-hash.ts";
import type { Grade } from "../../grading/grade.ts";
import type { GradingBudget } from "./grading-budget.ts";

/** One failure under investigation: what every probe starts from. */
export interface Investigation {
  readonly failure: Failure;
  /** The failed step as the official grading recorded it. */
  readonly step: FailedStep;
  /** Every step of the official grading. */
  readonly steps: readonly Step[];
  readonly files: ProjectFiles;
  readonly eval: Eval;
  /** What the model was told beside the task; empty where it was given no guidelines. */
  readonly guidelines: string;
  /** The suite as the run was graded with it. */
  readonly suite: Suite;
  readonly grade: Grade;
  /** Grades in processes that no search has used. */
  readonly freshGrade: Grade;
  /** The tools that grade have changed since the official grading. */
  readonly toolsChanged: boolean;
  /** Gradings that its probes may still begin. */
  readonly budget: GradingBudget;
  readonly signal?: AbortSignal;
}

export interface ProbeGrading {
  /** What is graded, in words. */
  readonly what: string;
  readonly files: ProjectFiles;
  readonly suite?: Suite;
  readonly upTo?: StepName;
  /** Again, from scratch, in a process that no search has used. */
  readonly fresh?: boolean;
}

/** Collects the executions of one probe and makes its evidence. */
export interface ProbeLog {
  grade(request: ProbeGrading): Promise<readonly Step[]>;
  conclude(conclusion: {
    readonly question: string;
    readonly answer: string;
    readonly quote?: Quote;
  }): Evidence;
}

export function startProbe(probe: ProbeName, investigation: Investigation): ProbeLog {
  const started = performance.now();
  const executions: ProbeExecution[] = [];
  return {
    async grade(request) {
      const { execution, steps } = await executeGrading(investigation, request);
      executions.push(execution);
      return steps;
    },
    conclude({ question, answer, quote }) {
      const { failure } = investigation;
      // Without durations, so that analysing again gives the same ids.
      const outcomes = executions.map(({ what, filesHash, outcome }) => [what, filesHash, outcome]);
      const identity = JSON.stringify([
        probe,
        failure.evalPath,
        failure.step,
        question,
        answer,
        outcomes,
      ]);
      return {
        id: contentHash(identity).slice(0, 6),
        probe,
        question,
        answer,
        executions,
        durationMs: Math.round(performance.now() - started),
        ...(quote === undefined ? {} : { quote }),
      };
    },
  };
}

async function executeGrading(
  investigation: Investigation,
  { what, files, suite = investigation.suite, upTo = "tests", fresh = false }: ProbeGrading,
): Promise<{ execution: ProbeExecution; steps: readonly Step[] }> {
  const { eval: graded, signal } = investigation;
  const grade = fresh ? investigation.freshGrade : investigation.grade;
  const result = await grade({
    suite,
    evalPath: graded.path,
    files,
    upTo,
    fresh,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!result.cached) investigation.budget.spend();
  const outcome = outcomeOf(result.steps);
  const execution: ProbeExecution = {
    what,
    filesHash: result.inputs.files,
    configHash: result.inputs.config,
    outcome: outcome.status,
    ...(outcome.status === "failed" ? { failedStep: outcome.step.name } : {}),
    durationMs: result.durationMs,
    cached: result.cached,
  };
  return { execution, steps: result.steps };
}

/** Does the step under investigation pass, and does no other fail that passed or was not reached before? */
export function isMended(
  { failure, steps: before }: Pick<Investigation, "failure" | "steps">,
  steps: readonly Step[],
): boolean {
  const known = new Set(failedSteps(before).map(({ name }) => name));
  const isPassed = steps.some(({ name, status }) => name === failure.step && status === "passed");
  return isPassed && !hasErrored(steps) && failedSteps(steps).every(({ name }) => known.has(name));
}

export function hasErrored(steps: readonly Step[]): boolean {
  return steps.some(({ status }) => status === "errored");
}

/** Do two gradings agree on everything that counts? */
export function sameOutcome(left: readonly Step[], right: readonly Step[]): boolean {
  return outcomeLine(outcomeOf(left)) === outcomeLine(outcomeOf(right));
}
