/** A line of code or of a diff. Numbers count from 1; an added line has no old one, a removed line no new one. */
export interface CodeLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** The lines of a text that nothing is compared with. A line break at its end begins no line. */
export function codeLines(text: string): readonly CodeLine[] {
  return linesOf(text).map((line, index) => ({
    kind: "same",
    text: line,
    before: index + 1,
    after: index + 1,
  }));
}

/** A text cut at its line breaks. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/u);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
