import type { PriorRun } from "../../domain/prior-run.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { limitConcurrency } from "../../lib/limit-concurrency.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { AnalysisObserver } from "../analysis-observer.ts";
import { confirmCertificate } from "../confirm-certificate.ts";
import type { DecidedFailure } from "../decided-failure.ts";
import { createGradingBudget } from "../probes/grading-budget.ts";
import type { Investigation } from "../probes/investigation.ts";
import { treeText } from "../repair/make-certificate.ts";
import type { Analyst, AnalystSession } from "./analyst.ts";
import { applyOpinion } from "./apply-opinion.ts";
import type { Consultation } from "./apply-opinion.ts";
import { createCallBudget } from "./call-budget.ts";
import type { CallBudget } from "./call-budget.ts";
import type { ClaimTest } from "./claim-test.ts";
import { failureBrief } from "./failure-brief.ts";
import { judgeAnswer } from "./judge-answer.ts";
import type { JudgedAnswer } from "./judge-answer.ts";
import { searchReports } from "./search-reports.ts";
import { testClaim } from "./test-claim.ts";

export interface ConsultRequest {
  readonly analyst: Analyst;
  /** Calls of all failures together. */
  readonly mostCalls: number;
  readonly store: Pick<ResultStore, "putArtifact">;
  readonly priorRuns: readonly PriorRun[];
  readonly observer?: AnalysisObserver;
  readonly signal?: AbortSignal;
}

export interface Consulted {
  readonly decided: readonly DecidedFailure[];
  readonly calls: number;
  /** US dollars, where known. */
  readonly cost?: number;
}

const failuresAtOnce = 4;
/** Answers of one analyst on one failure: the first, and two that mend it. */
const mostAnswers = 3;
/** Gradings that its claims and probes may take. */
const gradingsPerFailure = 24;

/**
 * Asks an analyst about every failure, those that the rules left open first, then those that are not proven. Where its
 * budget ends, or its model is gone, the verdicts of the rules stand for the rest. Fails with the signal's reason where
 * it is aborted.
 */
export async function consultAnalyst(
  decided: readonly DecidedFailure[],
  request: ConsultRequest,
): Promise<Consulted> {
  const budget = createCallBudget(request.mostCalls);
  const order = [...decided].sort((left, right) => urgency(left.verdict) - urgency(right.verdict));
  let stopped: string | undefined;
  const verdicts = new Map<DecidedFailure, Verdict>();
  await limitConcurrency(order, failuresAtOnce, async (each) => {
    request.signal?.throwIfAborted();
    const consultation = await consultOn(each, { ...request, budget, stopped: () => stopped });
    stopped ??= consultation.stopped;
    const verdict = applyOpinion(each.verdict, consultation);
    verdicts.set(each, verdict);
    if (verdict.opinion) {
      request.observer?.({ type: "opinion-given", verdict, opinion: verdict.opinion });
    }
  });
  const costs = [...verdicts.values()].flatMap(({ opinion }) => opinion?.cost ?? []);
  return {
    decided: decided.map((each) => ({ ...each, verdict: verdicts.get(each) ?? each.verdict })),
    calls: budget.spent(),
    ...(costs.length > 0 && { cost: costs.reduce((sum, cost) => sum + cost, 0) }),
  };
}

function urgency({ confidence }: Verdict): number {
  return ["undetermined", "supported", "proven"].indexOf(confidence);
}

interface Consulting extends ConsultRequest {
  readonly budget: CallBudget;
  /** Why no more is asked, once that is so. */
  readonly stopped: () => string | undefined;
}

async function consultOn(
  { verdict, findings, investigation: investigated }: DecidedFailure,
  request: Consulting,
): Promise<Consultation & { readonly stopped?: string }> {
  const { analyst, budget, priorRuns, store, signal } = request;
  const investigation = { ...investigated, budget: createGradingBudget(gradingsPerFailure) };
  const brief = failureBrief(investigation, verdict);
  let calls = 0;
  const session = analyst.begin({
    brief,
    tools: {
      searchReports: (words) => searchReports(priorRuns, words),
      runProbe: async (claim) => toolText(await testClaim(investigation, claim)),
    },
    spendCall: () => {
      budget.spend();
      calls += 1;
    },
    ...(signal && { signal }),
  });
  const already = request.stopped();
  const ended =
    already === undefined
      ? await askUntilSound(session, (said) => judgeAnswer(said, investigation, brief.files))
      : { claims: [], problems: [], failure: already };
  signal?.throwIfAborted();
  const claims = await Promise.all(
    ended.claims.map((test) => confirmed(test, { investigation, store, replay: findings.replay })),
  );
  const transcript = await store.putArtifact(
    JSON.stringify({ analyst: analyst.identity, brief, said: session.transcript() }),
  );
  const cost = session.cost();
  return {
    ...ended,
    analyst: analyst.identity,
    claims,
    calls,
    ...(cost !== undefined && { cost }),
    transcript,
  };
}

interface Ended extends JudgedAnswer {
  /** Why there is no (better) answer. */
  readonly failure?: string;
  readonly stopped?: string;
}

async function askUntilSound(
  session: AnalystSession,
  judge: (said: unknown) => Promise<JudgedAnswer>,
): Promise<Ended> {
  let judged: JudgedAnswer = { claims: [], problems: [] };
  try {
    for (let answers = 0; answers < mostAnswers; answers += 1) {
      judged = await judge(await session.answer(judged.problems));
      if (judged.problems.length === 0) break;
    }
    return judged;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const { message, kind } = error;
    return { ...judged, failure: message, ...(kind === "stop-run" && { stopped: message }) };
  }
}

/** A repair that held, re-run from scratch, with what a replay of it needs. */
async function confirmed(
  test: ClaimTest,
  {
    investigation,
    store,
    replay,
  }: {
    readonly investigation: Investigation;
    readonly store: ConsultRequest["store"];
    readonly replay: DecidedFailure["findings"]["replay"];
  },
): Promise<ClaimTest> {
  const { certificate } = test;
  if (certificate === undefined) return test;
  await store.putArtifact(treeText(investigation.files));
  await store.putArtifact(treeText(investigation.suite.overlay));
  return {
    ...test,
    certificate: await confirmCertificate(certificate, investigation, replay.candidate),
  };
}

function toolText({ tested, answer }: ClaimTest): string {
  return `${tested.result}: ${answer}`;
}
