import type { CodeLine } from "./code-line.ts";

/** Lines without the indentation that all of them share. */
export function dedentLines(lines: readonly CodeLine[]): readonly CodeLine[] {
  const depths = lines
    .filter(({ text }) => text.trim() !== "")
    .map(({ text }) => /^[ \t]*/u.exec(text)?.[0].length ?? 0);
  const shared = depths.length === 0 ? 0 : Math.min(...depths);
  return lines.map((line) => ({ ...line, text: line.text.slice(shared) }));
}
