import type { Attempt } from "../../domain/attempt.ts";
import { failedSteps } from "../../domain/grading.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { failureJson } from "../queries/report-json.ts";
import { causeLine } from "../render/cause-line.ts";
import { renderFailure } from "../render/failure-detail.ts";
import type { FailureDetail } from "../render/failure-detail.ts";
import { respond } from "../respond.ts";
import { resolveAttempt } from "../resolve-attempt.ts";
import type { AttemptOptions } from "./debug.ts";

/** `faultline explain <attempt>`: one failure with its evidence, and what would mend it. */
export async function explainAttempt(
  context: CommandContext,
  options: AttemptOptions,
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store } = workbench;
  const { run, attempt } = await resolveAttempt(store, { ...options, invocation });
  const report = await store.getReport(run.id);
  const verdicts = report === undefined ? [] : verdictsOn(attempt, report);
  if (report === undefined || verdicts.length === 0) {
    throw new UsageError(await whyNothing(store, { run, attempt, report, invocation }));
  }
  const details = await Promise.all(verdicts.map((verdict) => detailOf(store, verdict, report)));
  const layout = { width: terminal.width, invocation };
  respond(terminal, options.json, {
    json: () => details.map(detailJson),
    lines: () => details.flatMap((detail) => renderFailure(detail, layout)),
  });
  return exitCodes.ok;
}

/** The verdict on the first failed step, then those on later ones. */
function verdictsOn({ id, evalPath }: Attempt, report: AnalysisReport): readonly Verdict[] {
  return [...report.verdicts, ...report.furtherVerdicts].filter(
    ({ failure }) => failure.attemptId === id && failure.evalPath === evalPath,
  );
}

async function detailOf(
  store: ResultStore,
  verdict: Verdict,
  report: AnalysisReport,
): Promise<FailureDetail> {
  const { attemptId, step: stepName, evalPath } = verdict.failure;
  const grading = await store.officialGrading(attemptId);
  const step = failedSteps(grading?.steps ?? []).find(({ name }) => name === stepName);
  const reply = await store.getReply(attemptId);
  return {
    verdict,
    ...(step === undefined ? {} : { step }),
    files: reply?.files ?? {},
    recommendations: report.recommendations.filter(
      ({ group, evalPaths }) => group !== "no-action" && evalPaths.includes(evalPath),
    ),
  };
}

function detailJson({ verdict, step, recommendations }: FailureDetail) {
  return { ...failureJson(verdict), step: step ?? null, recommendations };
}

async function whyNothing(
  store: ResultStore,
  {
    run,
    attempt,
    report,
    invocation,
  }: {
    readonly run: Run;
    readonly attempt: Attempt;
    readonly report: AnalysisReport | undefined;
    readonly invocation: string;
  },
): Promise<string> {
  const name = `${attempt.evalPath} of run ${runIdPrefix(run.id)}`;
  if (attempt.state.status === "errored") {
    return `${name} was not scored, so there is no failure to explain: ${causeLine(attempt.state.cause)}`;
  }
  const grading = await store.officialGrading(attempt.id);
  const passed =
    attempt.state.status === "outcome-only"
      ? attempt.state.passed
      : grading !== undefined && failedSteps(grading.steps).length === 0;
  if (passed) return `${name} passed: there is no failure to explain.`;
  if (report === undefined) {
    return `Run ${runIdPrefix(run.id)} was not analysed yet. Do that first: ${invocation} analyze ${runIdPrefix(run.id)}`;
  }
  return `The analysis of run ${runIdPrefix(run.id)} does not hold ${attempt.evalPath}. Analyse again: ${invocation} analyze ${runIdPrefix(run.id)}`;
}
