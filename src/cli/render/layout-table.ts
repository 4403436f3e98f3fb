import { sanitizeLine } from "./sanitize.ts";
import { plainText, styled } from "./styled-text.ts";
import type { Span, StyledLine } from "./styled-text.ts";
import { wrapText } from "./wrap-text.ts";

const gap = "  ";
/** Narrower than this the last column goes below the others. */
const narrowestLastColumn = 45;
const indentBelow = "    ";

/**
 * A table with a faint head whose last column takes the rest of `width` and wraps; where that would be too little, it
 * stands on lines of its own below each row.
 */
export function layoutTable(
  head: readonly string[],
  rows: readonly (readonly Span[])[],
  width: number,
): readonly StyledLine[] {
  const clean = rows.map((row) => row.map((span) => ({ ...span, text: sanitizeLine(span.text) })));
  const widths = head
    .slice(0, -1)
    .map((name, column) => widest([name, ...clean.map((row) => row[column]?.text ?? "")]));
  const taken = widths.reduce((total, one) => total + one + gap.length, 0);
  const rest = width - taken;
  const isBelow = rest < narrowestLastColumn;
  const room = isBelow ? width - indentBelow.length : rest;
  const first = (row: readonly Span[]) => widths.flatMap((size, column) => cell(row[column], size));
  const below = isBelow ? indentBelow : " ".repeat(taken);
  const headSpans = head.map((name) => styled(name, "faint"));
  return [
    ...layoutRow(first(headSpans), headSpans.slice(-1), { isBelow, below }),
    ...clean.flatMap((row) => layoutRow(first(row), wrapped(row.at(-1), room), { isBelow, below })),
  ];
}

function layoutRow(
  first: StyledLine,
  last: readonly Span[],
  { isBelow, below }: { readonly isBelow: boolean; readonly below: string },
): readonly StyledLine[] {
  const [top, ...others] = last;
  const onOwnLine = (line: Span): StyledLine => [below, line];
  if (isBelow || top === undefined) return [first, ...last.map(onOwnLine)];
  return [[...first, top], ...others.map(onOwnLine)];
}

function cell(span: Span | undefined, size: number): StyledLine {
  const text = span?.text ?? "";
  return [styled(text, span?.style ?? "faint"), " ".repeat(size - text.length) + gap];
}

function wrapped(span: Span | undefined, width: number): readonly Span[] {
  if (span === undefined || span.text === "") return [];
  return wrapText(span.text, width).map((text) => ({ ...span, text }));
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

/** Sentences that stand alone, broken to the width. */
export function layoutText(text: string, width: number): readonly StyledLine[] {
  return wrapText(sanitizeLine(text), width).map((line) => [line]);
}

/** A label in a column of its own and text that wraps beside it. */
export function layoutLabelled(
  label: string,
  lines: readonly StyledLine[],
  { width, labelWidth = 17 }: { readonly width: number; readonly labelWidth?: number },
): readonly StyledLine[] {
  const margin = " ".repeat(labelWidth);
  return lines.flatMap((line, index) => {
    const head = index === 0 ? styled(label.padEnd(labelWidth), "faint") : margin;
    const text = plainText(line);
    if (text.length <= width - labelWidth) return [[head, ...line]];
    const [first, ...others] = wrapText(sanitizeLine(text), width - labelWidth);
    return [[head, first ?? ""], ...others.map((other): StyledLine => [margin, other])];
  });
}
