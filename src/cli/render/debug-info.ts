import { durationText } from "../../analysis/reports/numbers-in-words.ts";
import type { Step } from "../../domain/step.ts";
import type { evalDebugInfo } from "../../analysis/queries/eval-debug-info.ts";
import type { RegradedOutcome } from "../../domain/compare-regrade.ts";
import { layoutLabelled } from "./layout-table.ts";
import { otherGradingLines } from "./regraded.ts";
import { styled } from "./styled-text.ts";
import { renderFlags } from "./suspicion.ts";
import type { StyledLine } from "./styled-text.ts";

/** An attempt with its steps, the task, and the model's files; the eval's own files by name. */
export function renderDebugInfo(
  {
    eval: tested,
    steps,
    outputFiles,
    evalSourceFiles,
    suspicious,
    otherGradings,
  }: ReturnType<typeof evalDebugInfo> & { readonly otherGradings: readonly RegradedOutcome[] },
  width: number,
): readonly StyledLine[] {
  const task = (tested.task ?? "not in the suite any more").trim().split("\n");
  return [
    [styled(tested.evalPath, "strong"), `   ${tested.status}`],
    [],
    ...steps.map(stepLine),
    ...otherGradingLines(otherGradings),
    ...renderFlags(suspicious, width),
    [],
    ...layoutLabelled(
      "Task",
      task.map((line): StyledLine => [line]),
      { width },
    ),
    ...outputFiles.flatMap(({ path, content }) => fileLines(path, content)),
    [],
    ...layoutLabelled("Eval's files", [[evalSourceFiles.map(({ path }) => path).join(", ")]], {
      width,
    }),
    [styled("With their contents: --json", "faint")],
  ];
}

function stepLine(step: Step): StyledLine {
  const head = step.name.padEnd(12);
  switch (step.status) {
    case "passed":
      return [head, styled("passed", "passed"), `   ${durationText(step.durationMs)}`];
    case "failed":
      return [head, styled("failed", "strong"), `   ${step.diagnostics[0]?.message ?? ""}`];
    case "skipped":
      return [head, styled("skipped", "faint"), `  ${step.reason}`];
    case "errored":
      return [head, styled("errored", "environment"), `  ${step.message}`];
    default:
      return step satisfies never;
  }
}

function fileLines(path: string, content: string): readonly StyledLine[] {
  const lines = content.trimEnd().split("\n");
  return [[], [styled(path, "strong")], ...lines.map((line): StyledLine => ["  ", line])];
}
