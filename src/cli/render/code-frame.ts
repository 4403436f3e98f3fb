import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Snippet } from "../../domain/verdict.ts";
import { sanitizeLine, sanitizeText } from "./sanitize.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";
import { wrapText } from "./wrap-text.ts";

const linesAround = 2;

/** A finding of a tool in the code that it is about: place and code, the lines around, the mark with the message. */
export function codeFrame(
  diagnostic: Diagnostic,
  { files, width }: { readonly files: ProjectFiles; readonly width: number },
): readonly StyledLine[] {
  const { place, code, message } = diagnostic;
  if (place === undefined) return [[styled(`  ${code}`, "faint")], ...indented(message, width)];
  const head: StyledLine = [
    styled(`  ${place.file}:${place.line}:${place.column}`, "strong"),
    styled(`   ${code}`, "faint"),
  ];
  const source = files[place.file];
  if (source === undefined) return [head, ...indented(message, width)];
  const lines = source.split("\n");
  const first = Math.max(1, place.line - linesAround);
  const shown = lines.slice(first - 1, place.line + linesAround);
  const numbered = numberLines(shown, first);
  const marked = place.line - first + 1;
  return [
    head,
    ...numbered.slice(0, marked),
    ...mark(diagnostic, lines, width),
    ...numbered.slice(marked),
  ];
}

/** Lines of a file with their numbers. */
export function snippetFrame({ file, line, text }: Snippet): readonly StyledLine[] {
  return [[styled(`  ${file}:${line}`, "strong")], ...numberLines(text.split("\n"), line)];
}

function numberLines(lines: readonly string[], first: number): readonly StyledLine[] {
  return lines.map((line, index) => [styled(gutter(String(first + index)), "faint"), line]);
}

function gutter(number: string): string {
  return `${number.padStart(5)} │ `;
}

/** Tildes below the place with the message after them, or below them where that would be too wide. */
function mark(
  { place, message }: Diagnostic,
  lines: readonly string[],
  width: number,
): readonly StyledLine[] {
  const line = lines[(place?.line ?? 1) - 1] ?? "";
  const start = (place?.column ?? 1) - 1;
  const isOneLine = place?.endLine === undefined || place.endLine === place.line;
  const end = isOneLine ? (place?.endColumn ?? start + 2) - 1 : line.length;
  // Columns are moved by what sanitising adds before them.
  const before = " ".repeat(sanitizeText(line.slice(0, start)).length);
  const tildes = "~".repeat(Math.max(1, sanitizeText(line.slice(start, end)).length));
  const marked: StyledLine = [styled(gutter(""), "faint"), before, styled(tildes, "accent")];
  const room = width - gutter("").length;
  if (`${before}${tildes}  ${message}`.length <= room) return [[...marked, `  ${message}`]];
  const below = wrapText(sanitizeLine(message), room);
  return [marked, ...below.map((text): StyledLine => [styled(gutter(""), "faint"), text])];
}

function indented(message: string, width: number): readonly StyledLine[] {
  return wrapText(sanitizeLine(message), width - 4).map((text) => [`    ${text}`]);
}
