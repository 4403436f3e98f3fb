import type { PriorFailure, PriorRun } from "../../domain/prior-run.ts";
import type { StepName } from "../../domain/step.ts";
import { stepNames } from "../../domain/step.ts";
import type { Classification } from "../../domain/verdict.ts";
import { classifications } from "../../domain/verdict.ts";
import { markdownSections, sectionBody } from "./markdown-sections.ts";
import type { MarkdownSection } from "./markdown-sections.ts";

/**
 * Reads a Markdown report: metadata bullets, classification table, errors and repeats of the per-failure part, actions
 * taken. Tolerant of missing parts; undefined where run or pass rate cannot be found.
 */
export function parseMarkdownReport(markdown: string): PriorRun | undefined {
  const sections = markdownSections(markdown);
  const metadata = metadataBullets(sectionBody(sections, "run metadata") ?? markdown);
  const run = metadata.get("run id") ?? metadata.get("run id prefix");
  const rate = /(\d+)\s*\/\s*(\d+)/.exec(metadata.get("pass rate") ?? "");
  if (run === undefined || rate === null) return undefined;
  return {
    run: unquoted(run),
    date: /\d{4}-\d{2}-\d{2}/.exec(metadata.get("date") ?? "")?.[0] ?? "",
    experiment: unquoted(metadata.get("experiment") ?? "unknown"),
    ...guidelinesIn(metadata.get("experiment") ?? ""),
    passed: Number(rate[1]),
    total: Number(rate[2]),
    failures: readFailures(sections),
    actionsTaken: actionItems(sectionBody(sections, "actions taken") ?? ""),
  };
}

/** `(with guidelines)` or `(without guidelines)`, where it says so. */
function guidelinesIn(text: string): Pick<PriorRun, "guidelines"> {
  const preposition = /\b(with|without) guidelines\b/.exec(text)?.[1];
  return preposition === undefined ? {} : { guidelines: preposition === "with" };
}

/** The list items of an "Actions taken" part, or its paragraphs where it has no list; none for "None". */
export function actionItems(body: string): readonly string[] {
  const items = body.split(/\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n{2,}/).map((item) =>
    item
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return items.filter((item) => item !== "" && !/^\W*(?:none|nothing)\b[^,;:]{0,40}$/i.test(item));
}

/** `- **Name**: value` → name in lower case, value without surroundings. */
function metadataBullets(body: string): ReadonlyMap<string, string> {
  const bullets = [...body.matchAll(/^\s*[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$/gm)];
  return new Map(bullets.map(([, name = "", value = ""]) => [name.toLowerCase(), value.trim()]));
}

/** The first code span, or the first word. */
function unquoted(value: string): string {
  return /`+\s*([^`]+?)\s*`+/.exec(value)?.[1] ?? value.split(/\s/)[0] ?? "";
}

function readFailures(sections: readonly MarkdownSection[]): readonly PriorFailure[] {
  const table = sections.find(({ title }) => /classification/i.test(title))?.body ?? "";
  const details = failureDetails(sectionBody(sections, "per-failure") ?? "");
  return tableRows(table).flatMap((row) => {
    const evalPath = unquoted(row.get("eval") ?? "").replaceAll("\\", "");
    const failedStep = stepIn(row.get("failed step") ?? row.get("step") ?? "");
    if (evalPath === "" || failedStep === undefined) return [];
    const classification = classificationIn(row.get("classification") ?? "");
    const detail = details.find(({ heading }) => heading.includes(evalPath));
    return [
      {
        evalPath,
        failedStep,
        ...(classification === undefined ? {} : { classification }),
        ...(detail?.signature === undefined ? {} : { signature: detail.signature }),
        ...(detail?.error === undefined ? {} : { error: detail.error }),
        ...(detail?.repeated === true ? { repeated: true } : {}),
      },
    ];
  });
}

/** Rows of a table as maps from the column's title in lower case to the cell's text. */
function tableRows(body: string): readonly ReadonlyMap<string, string>[] {
  const lines = body.split("\n").filter((line) => /^\s*\|/.test(line));
  const [header, , ...rows] = lines.map(tableCells);
  if (header === undefined) return [];
  return rows.map(
    (cells) => new Map(header.map((name, column) => [name.toLowerCase(), cells[column] ?? ""])),
  );
}

/** Cells are parted by `|`, which `\|` is not. */
function tableCells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll("\\|", "|").trim());
}

interface FailureDetail {
  readonly heading: string;
  readonly repeated: boolean;
  readonly error: string | undefined;
  readonly signature: string | undefined;
}

function failureDetails(body: string): readonly FailureDetail[] {
  return markdownSections(body, 3).map(({ title, body: text }) => {
    const bullets = metadataBullets(text);
    const error = bullets.get("error");
    const signature = bullets.get("signature");
    return {
      heading: title.replaceAll("\\", ""),
      repeated: /\brepeat\b/i.test(title) && !/\blikely\b/i.test(title),
      error: error === undefined ? undefined : wholeOrQuoted(error),
      signature: signature === undefined ? undefined : wholeOrQuoted(signature),
    };
  });
}

/** The content of a code span where the value is nothing else, else the value as it stands. */
function wholeOrQuoted(value: string): string {
  const span = /^(`+) ?(.*?) ?\1$/.exec(value)?.[2];
  return span ?? value;
}

function stepIn(text: string): StepName | undefined {
  const words = text.toLowerCase().split(/[^a-z]+/);
  return stepNames.find((step) => words.includes(step));
}

function classificationIn(text: string): Classification | undefined {
  return classifications.find((classification) => text.toUpperCase().includes(classification));
}
