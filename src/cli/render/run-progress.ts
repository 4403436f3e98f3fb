import { counted, durationText } from "../../analysis/reports/numbers-in-words.ts";
import type { EvalHealth } from "../../domain/health.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { AttemptOutcome, RunEvent, RunObserver } from "../../runner/run-observer.ts";
import type { Terminal } from "../terminal.ts";
import { causeLine } from "./cause-line.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** Tells a run as it happens, one line per finished attempt with its place in the whole. */
export function observeRun(
  terminal: Pick<Terminal, "note">,
  now: () => number = () => performance.now(),
): RunObserver {
  let [total, before, done, startedAt] = [0, 0, 0, 0];
  return (event) => {
    if (event.type === "run-started") {
      total = event.attempts;
      before = event.alreadyGraded;
      done = before;
      startedAt = now();
    }
    if (event.type === "attempt-finished") done += 1;
    const here = done - before;
    const left = timeLeft({ here, open: total - done, elapsedMs: now() - startedAt });
    const place = `${String(done).padStart(String(total).length)}/${total}`;
    const line = runEventLine(event, `${place}${left}`);
    if (line !== undefined) terminal.note([line]);
    if (event.type === "run-started") terminal.note(event.doubtful.map(doubtLine));
  };
}

/** By the pace so far, once a few attempts have shown one and where waiting for it is long. */
function timeLeft({
  here,
  open,
  elapsedMs,
}: {
  readonly here: number;
  readonly open: number;
  readonly elapsedMs: number;
}): string {
  const minutes = Math.round((open * elapsedMs) / (here * 60_000));
  return here >= 8 && minutes >= 1 ? `, about ${minutes} min left` : "";
}

/** Undefined for events that are not worth a line. */
function runEventLine(event: RunEvent, progress: string): StyledLine | undefined {
  switch (event.type) {
    case "run-started": {
      const { run, evals, alreadyGraded } = event;
      const before = alreadyGraded === 0 ? "" : `, ${alreadyGraded} graded before`;
      return [
        `Grading run ${runIdPrefix(run.id)} of ${run.provider}/${run.model} (${run.experiment}): ${counted(evals, "eval")}${before}`,
      ];
    }
    case "attempt-finished":
      return [styled(`  ${progress}  `, "faint"), ...outcomeText(event)];
    case "run-finished":
      return [`Graded in ${durationText(event.durationMs)}`];
    case "prior-run-started":
      return [
        `Grading ${counted(event.replies, "reply", "replies")} of the earlier run ${runIdPrefix(event.run.id)} (${event.run.experiment})`,
      ];
    case "prior-outcome-differs":
      return differenceLine(event);
    case "call-failed":
      return [styled("  again   ", "environment"), `${event.evalPath}  ${causeLine(event.cause)}`];
    case "call-repeated":
      return [
        styled("  repeats ", "environment"),
        `${event.evalPath}  the reply to its call of ${event.sentAt} was lost when that process ended`,
      ];
    case "lane-paused":
      return [
        styled("  paused  ", "environment"),
        `${event.provider} does not answer; one call at a time asks whether it is back`,
      ];
    case "lane-resumed":
      return [
        styled("  resumed ", "environment"),
        `${event.provider} answers again, after ${durationText(event.pausedMs)}`,
      ];
    case "attempt-started":
    case "reply-received":
    case "step-finished":
      return undefined;
    default:
      return event satisfies never;
  }
}

function differenceLine({
  run,
  recorded,
  graded,
}: RunEvent & { readonly type: "prior-outcome-differs" }): StyledLine {
  const { evalPath, passed, failedStep } = recorded;
  const then = passed ? "passed" : `failed${failedStep === undefined ? "" : ` at ${failedStep}`}`;
  return [
    styled("  differs  ", "environment"),
    `${evalPath}  recorded in ${runIdPrefix(run.id)} as ${then}, its reply now ${gradedText(graded)}; what was recorded stands`,
  ];
}

function gradedText(outcome: AttemptOutcome): string {
  switch (outcome.status) {
    case "passed":
      return "passes";
    case "failed":
      return `fails at ${outcome.step} (${outcome.message})`;
    case "errored":
      return `is not scored (${causeLine(outcome.cause)})`;
    default:
      return outcome satisfies never;
  }
}

function doubtLine({ evalPath, issues }: Pick<EvalHealth, "evalPath" | "issues">): StyledLine {
  return [styled("  in doubt  ", "environment"), `${evalPath}: ${issues.join(" ")}`];
}

function outcomeText({
  evalPath,
  outcome,
}: RunEvent & { readonly type: "attempt-finished" }): StyledLine {
  switch (outcome.status) {
    case "passed":
      return [styled("passed", "passed"), `   ${evalPath}`];
    case "failed":
      return [styled("failed", "strong"), `   ${evalPath}  at ${outcome.step}: ${outcome.message}`];
    case "errored":
      return [
        styled("errored", "environment"),
        `  ${evalPath}  not scored: ${causeLine(outcome.cause)}`,
      ];
    default:
      return outcome satisfies never;
  }
}
