import { deciderText, opinionText } from "../../analysis/reports/sections/opinion-words.ts";
import { repeatText } from "../../analysis/reports/sections/verdict-words.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Evidence } from "../../domain/evidence.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Recommendation } from "../../domain/recommendation.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { TestResult } from "../../domain/test-result.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { assertionDiff } from "./assertion-diff.ts";
import { codeFrame, snippetFrame } from "./code-frame.ts";
import { layoutLabelled } from "./layout-table.ts";
import { proofText } from "./proof-text.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

export interface FailureDetail {
  readonly verdict: Verdict;
  /** Absent where the grading is no longer stored. */
  readonly step?: FailedStep;
  /** The candidate's files. */
  readonly files: ProjectFiles;
  /** Those of the report that concern this eval. */
  readonly recommendations: readonly Recommendation[];
}

const labelWidth = 9;
const shownDiagnostics = 3;

/** One failure: what failed, where in the code, whose fault and why, what would mend it. */
export function renderFailure(
  { verdict, step, files, recommendations }: FailureDetail,
  { width, invocation }: { readonly width: number; readonly invocation: string },
): readonly StyledLine[] {
  const labelled = (label: string, lines: readonly StyledLine[]) =>
    layoutLabelled(label, lines, { width, labelWidth });
  const why = verdict.blame === null ? "Tried" : "Why";
  return [
    failureHeading(verdict),
    [],
    ...findings(verdict, step, { files, width }),
    [],
    ...labelled("Cause", causeLines(verdict)),
    ...labelled(why, evidenceLines(verdict, width - labelWidth)),
    ...labelled("Decided", [[decidedText(verdict)]]),
    ...(verdict.opinion === undefined ? [] : labelled("Analyst", [[opinionText(verdict.opinion)]])),
    ...expected(verdict),
    ...proof(verdict, invocation),
    ...labelled("Repeat", [[repeatText(verdict.repeat)]]),
    ...labelled("Fix", fixLines(recommendations)),
    ...(verdict.blame === null ? labelled("Open", [[undecided]]) : []),
  ];
}

const undecided =
  "Nothing that was executed decides whose fault this is: a person must read task, check and code.";

function failureHeading({
  failure,
  blame,
  confidence,
  classification,
  actionable,
}: Verdict): StyledLine {
  const who = blame ?? "undetermined";
  const rest = [classification, actionable ? "actionable" : null].filter((word) => word !== null);
  return [
    styled(failure.evalPath, "strong"),
    `   failed at ${failure.step} · blame: `,
    styled(blame === null ? who : `${who} (${confidence})`, who),
    rest.length === 0 ? "" : ` · ${rest.join(", ")}`,
  ];
}

/** The tool's findings in the code; for tests what each failing test said and the code that the verdict points at. */
function findings(
  verdict: Verdict,
  step: FailedStep | undefined,
  { files, width }: { readonly files: ProjectFiles; readonly width: number },
): readonly StyledLine[] {
  const failing = step?.tests?.filter(({ status }) => status === "failed") ?? [];
  const snippet = verdict.modelSnippet === undefined ? [] : snippetFrame(verdict.modelSnippet);
  if (failing.length > 0) return [...failing.flatMap(testLines), ...snippet];
  const diagnostics = errorsFirst(step?.diagnostics ?? []).slice(0, shownDiagnostics);
  if (diagnostics.length === 0) return [[`  ${verdict.failure.error}`], ...snippet];
  return diagnostics.flatMap((diagnostic) => codeFrame(diagnostic, { files, width }));
}

/** What failed the step stands before what did not: warnings are shown only where there is room. */
function errorsFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.length > 0 ? errors : diagnostics;
}

function testLines({ name, failures }: TestResult): readonly StyledLine[] {
  return [
    [styled(`  ${name}`, "strong")],
    ...failures.flatMap(({ code, message, expected: wanted, actual }): readonly StyledLine[] => [
      [styled(`    ${code}`, "faint"), `   ${message}`],
      ...(wanted === undefined || actual === undefined ? [] : assertionDiff(wanted, actual)),
    ]),
  ];
}

function causeLines({ oneLine, reasoning }: Verdict): readonly StyledLine[] {
  return oneLine === reasoning ? [[oneLine]] : [[oneLine], [reasoning]];
}

function evidenceLines({ evidence }: Verdict, width: number): readonly StyledLine[] {
  return evidence.flatMap((one, index) =>
    layoutLabelled(String(index + 1), [[evidenceText(one)]], { width, labelWidth: 3 }),
  );
}

function evidenceText({ question, answer, quote, probe, id }: Evidence): string {
  const place = quote === undefined ? "" : ` (${quote.file}:${quote.line})`;
  const text = quote === undefined || answer.includes(quote.text) ? "" : ` "${quote.text}"`;
  return `${question} ${answer}${text}${place} [${probe} ${id}]`;
}

function decidedText(verdict: Verdict): string {
  const decider = deciderText(verdict);
  if (decider !== undefined) return `by ${decider}: ${proofText(verdict)}`;
  if (verdict.blame === null) return "no rule decided";
  return `by rule ${verdict.rule}: ${proofText(verdict)}`;
}

function expected({ expectedSnippet }: Verdict): readonly StyledLine[] {
  if (expectedSnippet === undefined) return [];
  return [[], [styled("Expected", "faint")], ...snippetFrame(expectedSnippet), []];
}

function proof({ certificate }: Verdict, invocation: string): readonly StyledLine[] {
  if (certificate === undefined) return [];
  const diff = certificate.diff.trimEnd().split("\n");
  return [
    [styled("Proof    ", "faint"), "with this change alone it passes; run it again:"],
    [" ".repeat(labelWidth), styled(`${invocation} replay ${certificate.id}`, "accent")],
    ...diff.map((line): StyledLine => ["    ", line]),
  ];
}

function fixLines(recommendations: readonly Recommendation[]): readonly StyledLine[] {
  if (recommendations.length === 0) return [["none recommended"]];
  return recommendations.map(({ number, title, detail, effect }): StyledLine => {
    if (effect === undefined) return [`${number}. ${title}: ${detail} (not measured)`];
    const { gained, lost, controlsHeld, controlsTried } = effect;
    const loss = lost.length === 0 ? "none lost" : `${lost.length} lost`;
    return [
      `${number}. ${title}: +${gained.length} in this run, ${loss}, ` +
        `${controlsHeld} of ${controlsTried} negative controls still fail`,
    ];
  });
}
