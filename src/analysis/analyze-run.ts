import type { Eval, EvalPath } from "../domain/eval.ts";
import { stepIndex } from "../domain/grading.ts";
import type { PeerOutcome } from "../domain/peer-outcome.ts";
import type { PriorRun } from "../domain/prior-run.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { UsageError } from "../lib/harness-error.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { AnalysisObserver } from "./analysis-observer.ts";
import { consultAnalyst } from "./analysts/consult-analyst.ts";
import type { Consulted, ConsultRequest } from "./analysts/consult-analyst.ts";
import { assembleReport } from "./assemble-report.ts";
import { confirmCertificate } from "./confirm-certificate.ts";
import type { DecidedFailure } from "./decided-failure.ts";
import { failureBehind } from "./failure-behind.ts";
import { failuresOf, readAttempts } from "./graded-attempt.ts";
import type { GradedAttempt } from "./graded-attempt.ts";
import { investigateFailure } from "./investigate-failure.ts";
import type { Investigated } from "./investigate-failure.ts";
import { peerOutcomes } from "./peer-outcomes.ts";
import { replayOfDoubt } from "./probes/replay-probe.ts";
import { createGradingBudget } from "./probes/grading-budget.ts";
import type { GradingBudget } from "./probes/grading-budget.ts";
import type { Investigation } from "./probes/investigation.ts";
import { recommend } from "./recommendations/recommend.ts";
import { treeText } from "./repair/make-certificate.ts";
import { scoredAttempts } from "./scored-attempts.ts";
import { shareSteps } from "./share-steps.ts";
import type { Findings } from "./verdict/findings.ts";
import { decideVerdict } from "./verdict/decide-verdict.ts";

export interface AnalyzeRequest {
  readonly run: Run;
  /** The suite as the run was graded with it, what lay over it included. */
  readonly suite: Suite;
  /** The suite as it is today. */
  readonly currentSuite: Suite;
  readonly store: ResultStore;
  readonly grade: Grade;
  /** Grades in processes that no search has used: failures are replayed and certificates confirmed there. */
  readonly freshGrade: Grade;
  /** Hash of the tools that grade now. */
  readonly toolchain: string;
  /** Earlier runs of the same model. */
  readonly priorRuns: readonly PriorRun[];
  /** Failures under investigation at once. */
  readonly concurrency: number;
  /** Name of the sandbox that graded, for the report. */
  readonly sandbox: string;
  /** Asked what execution cannot decide; the rules alone where absent. */
  readonly analyst?: Pick<ConsultRequest, "analyst" | "mostCalls">;
  readonly observer?: AnalysisObserver;
  readonly signal?: AbortSignal;
}

/**
 * Investigates every failure of a run: probes find evidence, certificates are confirmed, rules give verdicts, patterns
 * and measured recommendations follow. All that it stores are the trees which its certificates speak of.
 */
export async function analyzeRun(request: AnalyzeRequest): Promise<AnalysisReport> {
  const started = performance.now();
  const { graded, errored } = await readAttempts(request.store, request.run.id);
  const { counted, count } = countingGrade(request, graded);
  // Failures of late steps take longest to investigate: started first, they leave no long tail.
  const failures = graded.reduce((sum, attempt) => sum + failuresOf(attempt).length, 0);
  const budget = createGradingBudget(gradingsPerFailureOfRun * Math.max(failures, stages));
  const investigations = graded
    .flatMap((attempt) => investigationsOf(attempt, { request: counted, budget }))
    .toSorted((left, right) => stepIndex(right.failure.step) - stepIndex(left.failure.step));
  request.observer?.({ type: "analysis-started", failures: investigations.length });
  const peers = await peersOf(request, investigations);
  const groups = await limitConcurrency(investigations, request.concurrency, (each) =>
    investigateAndDecide(each, { ...counted, peers }),
  );
  const { decided, ...asked } = await consulted(groups.flat(), counted);
  const { suite, currentSuite, concurrency, signal } = request;
  request.observer?.({ type: "measuring-recommendations", count: decided.length });
  const recommended = await recommend({
    decided,
    attempts: scoredAttempts(graded, decided),
    suite,
    currentSuite,
    grade: counted.grade,
    concurrency,
    ...(signal && { signal }),
  });
  const { run, priorRuns, sandbox } = request;
  const durationMs = Math.round(performance.now() - started);
  const analysis = { durationMs, gradings: count(), sandbox, ...asked };
  const report = assembleReport({
    run,
    suite,
    attempts: graded,
    errored,
    decided,
    recommended,
    priorRuns,
    analysis,
  });
  request.observer?.({ type: "analysis-finished", report });
  return report;
}

/** The failures with what an analyst says of them, where one is asked. */
async function consulted(
  decided: readonly DecidedFailure[],
  { analyst, ...request }: AnalyzeRequest,
): Promise<Pick<Consulted, "decided"> & Pick<AnalysisReport["analysis"], "modelCalls">> {
  if (analyst === undefined || decided.length === 0) return { decided, modelCalls: 0 };
  const { calls, cost, ...rest } = await consultAnalyst(decided, { ...request, ...analyst });
  return { ...rest, modelCalls: calls, ...(cost !== undefined && { modelCost: cost }) };
}

/**
 * Gradings that one failure may take, and that all failures of a run may take for each of them; those of few failures
 * may be the stages of one.
 */
const gradingsPerFailure = 60;
const gradingsPerFailureOfRun = 40;

/** Causes that may lie behind each other in one attempt. */
const stages = 3;

/** The verdict on a failure, and on what the candidate still fails once its cause is gone, stage by stage. */
async function investigateAndDecide(
  investigation: Investigation,
  request: InformedRequest,
  stage = 1,
): Promise<DecidedFailure[]> {
  const investigated = await investigate(investigation, request);
  const behind = stage < stages ? failureBehind(investigated) : undefined;
  const further =
    behind === undefined ? [] : await investigateAndDecide(behind, request, stage + 1);
  const decided = await decide(investigated, { request, further });
  return [decided, ...further.map((each) => ({ ...each, isBehind: true }))];
}

/** A request whose other stored runs have been read. */
interface InformedRequest extends AnalyzeRequest {
  readonly peers: ReadonlyMap<EvalPath, readonly PeerOutcome[]>;
}

function peersOf(
  { store, run }: AnalyzeRequest,
  investigations: readonly Investigation[],
): Promise<InformedRequest["peers"]> {
  return peerOutcomes(store, run, new Set(investigations.map(({ failure }) => failure.evalPath)));
}

/** The request with its grade functions counted, and no step graded twice that was graded before. */
function countingGrade(
  request: AnalyzeRequest,
  graded: readonly GradedAttempt[],
): { counted: AnalyzeRequest; count: () => number } {
  const { toolchain, suite } = request;
  const earlier = graded
    .filter((attempt) => isGradedAlike(attempt, request))
    .map(({ attempt, files, grading }) => ({
      suite,
      evalPath: attempt.evalPath,
      files,
      steps: grading.steps,
    }));
  let gradings = 0;
  const count =
    (grade: Grade): Grade =>
    async (each) => {
      const result = await grade(each);
      if (!result.cached) gradings += 1;
      return result;
    };
  const counted = {
    ...request,
    grade: shareSteps(count(request.grade), { toolchain, earlier }),
    freshGrade: count(request.freshGrade),
  };
  return { counted, count: () => gradings };
}

/** Graded with the same suite and tools as now? A reply that its parser refused is more than its files. */
function isGradedAlike(
  { attempt, grading: { inputs, steps } }: GradedAttempt,
  { suite, toolchain }: AnalyzeRequest,
): boolean {
  return (
    steps[0]?.status === "passed" &&
    inputs.toolchain === toolchain &&
    inputs.config === suite.configHash &&
    inputs.eval === suite.evals.get(attempt.evalPath)?.hash
  );
}

function investigationsOf(
  attempt: GradedAttempt,
  { request, budget }: { readonly request: AnalyzeRequest; readonly budget: GradingBudget },
): Investigation[] {
  const { run, suite, grade, freshGrade, toolchain, signal } = request;
  const failures = failuresOf(attempt);
  if (failures.length === 0) return [];
  const graded = requireUnchanged(attempt, suite);
  return failures.map(({ failure, step }) => ({
    failure,
    step,
    steps: attempt.grading.steps,
    files: attempt.files,
    eval: graded,
    guidelines: run.guidelines ? suite.guidelines : "",
    suite,
    grade,
    freshGrade,
    budget: createGradingBudget(gradingsPerFailure, budget),
    toolsChanged: attempt.grading.inputs.toolchain !== toolchain,
    ...(signal && { signal }),
  }));
}

/** The eval as it graded the attempt. A check that has changed since would explain another failure than the recorded one. */
function requireUnchanged({ attempt, grading }: GradedAttempt, suite: Suite): Eval {
  const graded = suite.evals.get(attempt.evalPath);
  const { inputs } = grading;
  const isSame = graded?.hash === inputs.eval && suite.configHash === inputs.config;
  if (graded !== undefined && isSame) return graded;
  const what = graded === undefined ? "is no longer in" : "or its configuration has changed in";
  throw new UsageError(
    `${attempt.evalPath} ${what} the suite ${suite.root} since this run was graded. ` +
      "Analyse with the suite as it was (--suite), or grade the replies again into another store (--store).",
  );
}

function investigate(
  investigation: Investigation,
  { priorRuns, peers, observer }: InformedRequest,
): Promise<Investigated> {
  const { evalPath } = investigation.failure;
  observer?.({ type: "failure-started", evalPath });
  const onEvidence = (evidence: Investigated["findings"]["gap"]["evidence"]): void =>
    observer?.({ type: "evidence-found", evalPath, evidence });
  return investigateFailure(investigation, {
    priorRuns,
    peers: peers.get(evalPath) ?? [],
    onEvidence,
  });
}

interface DecideOptions {
  readonly request: AnalyzeRequest;
  /** What was found behind the failure. */
  readonly further: readonly DecidedFailure[];
}

async function decide(
  { investigation, findings, snippets }: Investigated,
  { request, further }: DecideOptions,
): Promise<DecidedFailure> {
  const { certificate } = findings;
  if (certificate !== undefined) {
    await request.store.putArtifact(treeText(investigation.files));
    await request.store.putArtifact(treeText(investigation.suite.overlay));
  }
  const confirmed =
    certificate === undefined
      ? undefined
      : await confirmCertificate(certificate, investigation, findings.replay.candidate);
  const replay =
    confirmed?.confirmed === false
      ? await replayOfDoubt(investigation, findings.replay, findings.reference)
      : findings.replay;
  const final: Findings = {
    ...findings,
    replay,
    ...(confirmed && { certificate: confirmed }),
    restIsRepaired: further.every((each) => each.verdict.certificate?.confirmed === true),
  };
  const verdict = decideVerdict(final, snippets);
  request.observer?.({ type: "verdict-given", verdict });
  return { verdict, findings: final, investigation, isBehind: false };
}
