import { counted } from "../../analysis/reports/numbers-in-words.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { ImportResult } from "../../runner/import-run.ts";
import type { AttemptOutcome } from "../../runner/run-observer.ts";
import type { MissingField } from "../../sources/foreign-run.ts";
import type { ImportedRun } from "../../wiring/workbench.ts";
import { causeLine } from "./cause-line.ts";
import { layoutLabelled, layoutText } from "./layout-table.ts";
import { runHeading } from "./run-heading.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

interface Layout {
  readonly width: number;
  readonly invocation: string;
}

/** What was stored, what of it can be analysed, and what was missing. */
export function renderImportedRun(
  imported: ImportedRun,
  { width, invocation }: Layout,
): readonly StyledLine[] {
  const { run, results, missing, otherEvals, leftOut } = imported;
  const analyzable = failuresAsRecorded(results);
  const command = `${invocation} analyze ${runIdPrefix(run.id)}`;
  const labelled = (label: string, lines: readonly string[]): readonly StyledLine[] =>
    lines.length === 0
      ? []
      : [
          [],
          ...lines.flatMap((line, index) => labelledLine(index === 0 ? label : "", line, width)),
        ];
  return [
    runHeading(run),
    [],
    ...layoutText(answer(imported), width),
    ...labelled(
      "not as recorded",
      results.filter(({ here }) => here.status !== "as-recorded").map(resultText),
    ),
    ...labelled(
      "other evals",
      otherEvals.map(
        ({ evalPath, isInSuite }) =>
          `${evalPath}: ${isInSuite ? "the suite has another version" : "the suite has none"}, so the recorded one counts`,
      ),
    ),
    ...labelled(
      "left out",
      leftOut.map(
        ({ evalPath, files }) =>
          `${evalPath}: ${counted(files.length, "file")} that the model did not write (${files.slice(0, 3).join(", ")}${files.length > 3 ? ", …" : ""})`,
      ),
    ),
    ...labelled("not recorded", missing.map(missingText)),
    ...(analyzable === 0 ? [] : [[], [styled("Next     ", "faint"), styled(command, "accent")]]),
  ];
}

function labelledLine(label: string, line: string, width: number): readonly StyledLine[] {
  return layoutLabelled(label, [[line]], { width });
}

function answer({ run, isKnown, results }: ImportedRun): string {
  const { total, passed } = run.recordedTotals ?? { total: results.length, passed: 0 };
  const failures = results.filter(({ recorded }) => !recorded.passed).length;
  const known = isKnown ? "The run was in the store before. " : "";
  return `${known}As recorded, ${passed} of ${total} passed. Of ${counted(failures, "failure")} that came along, ${failuresAsRecorded(results)} came out again here and can be analysed.`;
}

function failuresAsRecorded(results: readonly ImportResult[]): number {
  return results.filter(({ recorded, here }) => !recorded.passed && here.status === "as-recorded")
    .length;
}

/** One eval when it is settled. */
export function importedEvalLine(result: ImportResult): StyledLine {
  const { here, recorded } = result;
  if (here.status === "as-recorded") return [styled("  as recorded  ", "faint"), recorded.evalPath];
  const label = here.status === "differs" ? "differs" : "not graded";
  return [styled(`  ${label.padEnd(13)}`, "environment"), resultText(result)];
}

function resultText({ recorded, here }: ImportResult): string {
  const { evalPath, passed, failedStep } = recorded;
  const then = passed ? "passed" : `failed${failedStep === undefined ? "" : ` at ${failedStep}`}`;
  return `${evalPath}: recorded as ${then}, ${hereText(here)}; what was recorded stands`;
}

function hereText(here: ImportResult["here"]): string {
  switch (here.status) {
    case "as-recorded":
      return "and so here";
    case "not-graded":
      return `not graded here: ${here.reason}`;
    case "differs":
      return gradedText(here.graded);
    default:
      return here satisfies never;
  }
}

function gradedText(graded: AttemptOutcome): string {
  switch (graded.status) {
    case "passed":
      return "but its code passes here";
    case "failed":
      return `but its code fails here at ${graded.step} (${graded.message})`;
    case "errored":
      return `but could not be graded here (${causeLine(graded.cause)})`;
    default:
      return graded satisfies never;
  }
}

function missingText({ field, evalPath, meaning }: MissingField): string {
  return `${field}${evalPath === undefined ? "" : ` of ${evalPath}`}: ${meaning}`;
}
