import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { GuidelineCheck } from "../../analysis/guidelines/check-guidelines.ts";
import type { Contradiction } from "../../analysis/guidelines/contradictions.ts";
import type { UnknownApi } from "../../analysis/guidelines/named-api.ts";
import { layoutTable, layoutText } from "./layout-table.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

export interface GuidelineCheckOptions {
  /** As the user may open it. */
  readonly file: string;
  readonly evals: number;
  readonly width: number;
}

/** What is wrong with guidelines, each with its place, then what they consist of. */
export function renderGuidelineCheck(
  { tokens, sections, unknownApis, contradictions }: GuidelineCheck,
  { file, evals, width }: GuidelineCheckOptions,
): readonly StyledLine[] {
  const rows = sections.map(({ title, firstLine, lastLine, tokens: each }) => [
    styled(String(each), "plain"),
    styled(`${firstLine}-${lastLine}`, "faint"),
    styled(title, "plain"),
  ]);
  const found = unknownApis.length + contradictions.length;
  const apis = counted(unknownApis.length, "API", "APIs");
  const against = counted(contradictions.length, "contradiction");
  return [
    [styled(found === 0 ? "Nothing was found." : `${apis} not declared, ${against}.`, "strong")],
    ...unknownApis.flatMap((each) => unknownLines(each, file, width)),
    ...contradictions.flatMap((each) => contradictionLines(each, file, width)),
    [],
    ...(rows.length === 0 ? [] : layoutTable(["tokens", "lines", "section"], rows, width)),
    ...layoutText(
      `${file}: about ${tokens.toLocaleString("en")} tokens, at four bytes each; every provider counts in its own way. Held against ${counted(evals, "eval")} and the pinned packages.`,
      width,
    ),
  ];
}

function unknownLines(
  { name, declared, line, text }: UnknownApi,
  file: string,
  width: number,
): readonly StyledLine[] {
  return [
    [],
    [styled("not declared", "guidelines"), "  ", styled(name, "strong"), `  ${file}:${line}`],
    ...quoted(text, width),
    ...layoutText(declared, width),
  ];
}

function contradictionLines(
  { subject, evalPath, against, line, text, other }: Contradiction,
  file: string,
  width: number,
): readonly StyledLine[] {
  const label = against === "task" ? "against a task" : "against a reference";
  return [
    [],
    [styled(label, "guidelines"), "  ", styled(subject, "strong"), `  ${evalPath}`],
    [`  ${file}:${line}`],
    ...quoted(text, width),
    [`  ${other.file}:${other.line}`],
    ...quoted(other.text, width),
  ];
}

function quoted(text: string, width: number): readonly StyledLine[] {
  return layoutText(text.trim(), width - 4).map((line) => ["    ", ...line]);
}
