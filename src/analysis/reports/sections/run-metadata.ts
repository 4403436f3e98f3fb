import { runIdPrefix } from "../../../domain/run.ts";
import type { AnalysisReport } from "../../../domain/report.ts";
import { code, prose } from "../escape-markdown.ts";
import { counted, durationText, intervalNumbers, ratio } from "../numbers-in-words.ts";

/** Who ran what, when, and how it ended. */
export function renderRunMetadata({
  run,
  suite,
  rate,
  adjustedRate,
  erroredAttempts,
  doubtfulEvals,
  analysis,
}: AnalysisReport): string {
  const bullets = [
    ["Run ID", code(run.id)],
    ["Run ID prefix", code(runIdPrefix(run.id))],
    ["Date", code(run.date)],
    ["Provider", code(run.provider)],
    ["Model", `${code(run.model)} (${prose(run.modelDisplayName)})`],
    ["Experiment", `${code(run.experiment)} (${run.guidelines ? "with" : "without"} guidelines)`],
    ["Status", code(run.status)],
    ["Duration", durationOf(run.durationSeconds)],
    ["Pass rate", `${ratio(rate.passed, rate.total)}, 95% interval ${intervalNumbers(rate)}`],
    ...(adjustedRate === undefined ? [] : [["Adjusted rate", adjustedText(adjustedRate, rate)]]),
    ["Failed evals", code(String(rate.total - rate.passed))],
    ...partOf(run.recordedTotals, rate.total),
    ...(erroredAttempts.length === 0 ? [] : [["Not graded", erroredText(erroredAttempts)]]),
    [
      "Suite",
      `${code(`${suite.name} ${suite.version}`)} (${counted(suite.evals, "eval")}, ${code(suite.hash.slice(0, 12))})`,
    ],
    ...(doubtfulEvals.length === 0 ? [] : [["Grades in doubt", doubtText(doubtfulEvals)]]),
    ["Analysis", analysisText(analysis)],
  ];
  return bullets.map(([name, value]) => `- **${name}**: ${value}`).join("\n");
}

function analysisText({
  gradings,
  durationMs,
  sandbox,
  modelCalls,
  modelCost,
}: AnalysisReport["analysis"]) {
  const cost = modelCost === undefined ? "" : ` ($${modelCost.toFixed(2)})`;
  const work = `${counted(gradings, "grading")} in ${durationText(durationMs)}`;
  return `${work}, sandbox ${code(sandbox)}, ${counted(modelCalls, "model call")}${cost}`;
}

/** What the environment failed says nothing of the model: it counts neither as a pass nor as a failure. */
function adjustedText(adjusted: AnalysisReport["rate"], { total }: AnalysisReport["rate"]): string {
  const left = counted(total - adjusted.total, "attempt");
  return `${ratio(adjusted.passed, adjusted.total)}, 95% interval ${intervalNumbers(adjusted)}, without ${left} that the environment failed`;
}

function durationOf(seconds: number | undefined): string {
  if (seconds === undefined) return "not recorded";
  return seconds < 60 ? `${seconds}s` : `${seconds}s (~${(seconds / 60).toFixed(1)} min)`;
}

/** Says plainly when the figures stand for a part of the recorded run only. */
function partOf(recorded: AnalysisReport["run"]["recordedTotals"], total: number): string[][] {
  if (recorded === undefined || recorded.total === total) return [];
  const whole = ratio(recorded.passed, recorded.total);
  return [
    [
      "Coverage",
      `${total} of the ${recorded.total} evals of this run are graded here; as recorded, the whole run passed ${whole}`,
    ],
  ];
}

function erroredText(errored: AnalysisReport["erroredAttempts"]): string {
  const each = errored.map(
    ({ evalPath, cause }) => `${code(evalPath)} (${prose(cause.split("\n", 1).join())})`,
  );
  return `${counted(errored.length, "attempt")}, in no figure: ${each.join("; ")}`;
}

function doubtText(doubtful: AnalysisReport["doubtfulEvals"]): string {
  const each = doubtful.map(
    ({ evalPath, issue }) => `${code(evalPath)} (${prose(issue.split("\n", 1).join())})`,
  );
  return `the health check of the suite found something in ${each.join("; ")}`;
}
