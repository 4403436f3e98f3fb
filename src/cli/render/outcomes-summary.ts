import { counted, durationText } from "../../analysis/reports/numbers-in-words.ts";
import type { Run } from "../../domain/run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { stepNames } from "../../domain/step.ts";
import { firstError } from "../../analysis/queries/run-outcomes.ts";
import type { AttemptOutcome, RunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { rateOf, samplesByEval } from "../queries/sample-rate.ts";
import { headline, notCounted } from "./headline.ts";
import { layoutLabelled, layoutTable } from "./layout-table.ts";
import { runHeading } from "./run-heading.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

export interface OutcomesSummaryOptions {
  readonly width: number;
  readonly gradedMs?: number;
  readonly invocation: string;
}

/** A run that is graded and not analysed: how many passed, where the others failed. */
export function renderOutcomes(
  { run, outcomes }: { readonly run: Run; readonly outcomes: RunOutcomes },
  { width, gradedMs, invocation }: OutcomesSummaryOptions,
): readonly StyledLine[] {
  const { failed, attempts, notGraded } = outcomes;
  const work = gradedMs === undefined ? [] : [`graded in ${durationText(gradedMs)}`];
  const errored = attempts.flatMap(({ attempt, outcome }) =>
    outcome.status === "errored" ? [{ evalPath: attempt.evalPath, cause: outcome.cause }] : [],
  );
  const rows = attempts.flatMap(({ attempt, outcome }) =>
    outcome.status === "failed" ? [failureRow(attempt.evalPath, outcome)] : [],
  );
  return [
    runHeading(run),
    [],
    ...headline({ run, rate: rateOf(outcomes) }, work, width),
    ...sampleLines(outcomes, width),
    ...notCounted(errored, notGraded),
    ...(failed === 0
      ? []
      : failureLines(outcomes, layoutTable(["eval", "step", "error"], rows, width), width)),
    ...(failed === 0 || run.suite === undefined ? [] : nextLines(run, invocation)),
  ];
}

/** Where evals have several samples: which of them pass only sometimes. */
function sampleLines(outcomes: RunOutcomes, width: number): readonly StyledLine[] {
  const evals = samplesByEval(outcomes);
  const most = Math.max(0, ...evals.map(({ total }) => total));
  if (most < 2) return [];
  const always = evals.filter(({ passed, total }) => passed === total).length;
  const never = evals.filter(({ passed }) => passed === 0).length;
  const mixed = evals.filter(({ passed, total }) => passed > 0 && passed < total);
  const rows = mixed.map(({ evalPath, passed, total }) => [
    styled(evalPath, "strong"),
    styled(`${passed} of ${total}`, "plain"),
  ]);
  return [
    [
      `${counted(evals.length, "eval")}, up to ${most} samples each: ${always} always passed, ${never} never, ${mixed.length} sometimes`,
    ],
    ...(rows.length === 0 ? [] : [[], ...layoutTable(["eval", "passed"], rows, width)]),
  ];
}

function failureRow(
  evalPath: string,
  { stepName, step, error }: AttemptOutcome & { readonly status: "failed" },
) {
  return [
    styled(evalPath, "strong"),
    styled(stepName ?? "unknown", "faint"),
    styled(step === undefined ? (error ?? "not recorded") : firstError(step), "plain"),
  ];
}

function failureLines(
  { failedByStep }: RunOutcomes,
  table: readonly StyledLine[],
  width: number,
): readonly StyledLine[] {
  const steps = stepNames.filter((step) => (failedByStep[step] ?? 0) > 0);
  const counts = steps.map((step) => `${step} ${failedByStep[step]}`).join(" · ");
  return [[], ...layoutLabelled("failed step", [[counts]], { width }), [], ...table];
}

function nextLines(run: Run, invocation: string): readonly StyledLine[] {
  const command = `${invocation} analyze ${runIdPrefix(run.id)}`;
  return [[], [styled("Next     ", "faint"), styled(command, "accent")]];
}

/** The one line for a run in which nothing failed. */
export function allPassedLine(
  run: Run,
  { total, errored }: Pick<RunOutcomes, "total" | "errored">,
): StyledLine {
  const rest = errored === 0 ? "" : ` (${counted(errored, "attempt")} could not be graded)`;
  const evals = total === 1 ? "The only eval" : `All ${total} evals`;
  return [`${evals} of run ${runIdPrefix(run.id)} passed${rest}: there is nothing to analyse.`];
}
