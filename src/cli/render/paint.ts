import type { ColorLevel } from "../../config/color-level.ts";
import { sanitizeText } from "./sanitize.ts";
import type { Span, Style, StyledLine } from "./styled-text.ts";

/** Select Graphic Rendition codes by colour level 1, 2 and 3. */
const codes: Readonly<Record<Style, readonly [string, string, string]>> = {
  model: ["31", "38;5;166", "38;2;213;94;0"],
  check: ["34", "38;5;32", "38;2;0;114;178"],
  task: ["33", "38;5;178", "38;2;230;159;0"],
  guidelines: ["35", "38;5;133", "38;2;170;68;153"],
  environment: ["90", "38;5;245", "38;2;136;136;136"],
  passed: ["32", "38;5;36", "38;2;0;158;115"],
  accent: ["36", "36", "36"],
  undetermined: ["2", "2", "2"],
  faint: ["2", "2", "2"],
  strong: ["1", "1", "1"],
  plain: ["0", "0", "0"],
};

/** Lines as text for a terminal: everything sanitised here, styles added after, trailing spaces removed. */
export function paint(lines: readonly StyledLine[], level: ColorLevel): string {
  return lines.map((line) => `${paintLine(line, level)}\n`).join("");
}

function paintLine(line: StyledLine, level: ColorLevel): string {
  return line
    .map((part) => (typeof part === "string" ? safe(part) : paintSpan(part, level)))
    .join("")
    .trimEnd();
}

function paintSpan({ text, style }: Span, level: ColorLevel): string {
  if (level === 0 || style === "plain" || text === "") return safe(text);
  return `\u001b[${codes[style][level - 1]}m${safe(text)}\u001b[0m`;
}

/** A line stays one line. */
function safe(text: string): string {
  return sanitizeText(text).replaceAll("\n", " ");
}
