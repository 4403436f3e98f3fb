import type { AnalysisEvent, AnalysisObserver } from "../../analysis/analysis-observer.ts";
import { counted, durationText } from "../../analysis/reports/numbers-in-words.ts";
import type { Terminal } from "../terminal.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** Tells an analysis as it happens, one line per verdict with its place in the whole. */
export function observeAnalysis(terminal: Pick<Terminal, "note">): AnalysisObserver {
  let total = 0;
  let done = 0;
  return (event) => {
    if (event.type === "analysis-started") total = event.failures;
    if (event.type === "verdict-given") done += 1;
    const line = analysisEventLine(
      event,
      `${String(done).padStart(String(total).length)}/${total}`,
    );
    if (line !== undefined) terminal.note([line]);
  };
}

function analysisEventLine(event: AnalysisEvent, progress: string): StyledLine | undefined {
  switch (event.type) {
    case "analysis-started":
      return [`Analysing ${counted(event.failures, "failure")}`];
    case "verdict-given": {
      const { failure, blame, confidence, oneLine } = event.verdict;
      const who = blame ?? "undetermined";
      const words = blame === null ? who : `${who} (${confidence})`;
      return [
        styled(`  ${progress}  `, "faint"),
        styled(words, who),
        `  ${failure.evalPath}: ${oneLine}`,
      ];
    }
    case "opinion-given":
      return [
        styled("  analyst  ", "faint"),
        `${event.opinion.outcome}  ${event.verdict.failure.evalPath}: ${event.opinion.answer?.oneLine ?? event.opinion.problems.join(" ")}`,
      ];
    case "measuring-recommendations":
      return event.count === 0
        ? undefined
        : [`Measuring ${counted(event.count, "recommendation")}`];
    case "analysis-finished":
      return [`Analysed in ${durationText(event.report.analysis.durationMs)}`];
    case "failure-started":
      return [styled(`  looking into  ${event.evalPath}`, "faint")];
    case "evidence-found":
      return undefined;
    default:
      return event satisfies never;
  }
}
