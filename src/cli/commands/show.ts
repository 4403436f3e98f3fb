import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { evalPathsWith, readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import type { RunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { readRegradedScore } from "../queries/regraded-score.ts";
import { suspiciousAttempts } from "../queries/suspicious-attempts.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { regradedNote } from "../render/regraded.ts";
import { renderSummary } from "../render/run-summary.ts";
import { renderSuspicious } from "../render/suspicion.ts";
import { runJson } from "../queries/run-json.ts";
import { agreementInWords } from "../../analysis/reports/numbers-in-words.ts";
import { reviewAgreement } from "../../analysis/review-agreement.ts";
import { respond } from "../respond.ts";
import { resolveRun } from "../resolve-run.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";

/** `faultline show <run>`: how a run ended and, where it was analysed, whose fault its failures are. */
export async function showRun(
  context: CommandContext,
  { run: given, ...options }: CommonOptions & { readonly run: string },
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { run } = await resolveRun(workbench.store, given, invocation);
  const outcomes = await readRunOutcomes(workbench.store, run.id);
  const report = await workbench.store.getReport(run.id);
  const suspicious = await suspiciousAttempts(
    workbench.store,
    outcomes.attempts.map(({ attempt }) => attempt),
    await workbench.suiteOf(run),
  );
  const regraded = await readRegradedScore(workbench.store, run.id);
  const reviews = await workbench.store.listReviews(run.id);
  const agreement = reviews.length === 0 ? null : reviewAgreement(reviews);
  const layout = { width: terminal.width, invocation };
  respond(terminal, options.json, {
    json: () => ({
      ...shownRun(run, outcomes, report),
      regraded: regraded ?? null,
      suspicious,
      agreement,
    }),
    lines: () => [
      ...(report === undefined
        ? renderOutcomes({ run, outcomes }, layout)
        : renderSummary(report, layout)),
      ...(regraded === undefined ? [] : [[], regradedNote(run, regraded, invocation)]),
      ...renderSuspicious(suspicious, terminal.width),
      ...(agreement === null ? [] : [[], [`${agreementInWords(agreement)}.`]]),
    ],
  });
  return exitCodes.ok;
}

/** `byClassification` and `byBlame` are null for a run that was not analysed. */
function shownRun(run: Run, outcomes: RunOutcomes, report: AnalysisReport | undefined) {
  const { total, passed, failed, errored, notGraded, failedByStep } = outcomes;
  return {
    run: runJson(run),
    total,
    passed,
    failed,
    errored,
    notGraded,
    failedByStep,
    byClassification: report?.byClassification ?? null,
    byBlame: report?.byBlame ?? null,
    failedEvals: evalPathsWith(outcomes, "failed"),
    netImpact: report?.netImpact ?? null,
  };
}
