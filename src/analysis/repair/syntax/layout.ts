/** White space at the start of the line that holds `position`. */
export function indentAt(text: string, position: number): string {
  const line = text.slice(lineStart(text, position));
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Offset of the first character of the line that holds `position`. */
export function lineStart(text: string, position: number): number {
  return text.lastIndexOf("\n", position - 1) + 1;
}

/** Offset after the line break that ends the line of `position`, or the end of the text. */
export function nextLineStart(text: string, position: number): number {
  const end = text.indexOf("\n", position);
  return end === -1 ? text.length : end + 1;
}

/** Is there nothing but white space before `position` on its line? */
export function startsLine(text: string, position: number): boolean {
  return text.slice(lineStart(text, position), position).trim() === "";
}

/** Moves all lines but the first from one indentation to another. */
export function reindent(text: string, from: string, to: string): string {
  if (from === to) return text;
  return text
    .split("\n")
    .map((line, index) =>
      index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line,
    )
    .join("\n");
}

/** Number of words, numbers, strings and signs: a rough count of tokens that needs no parser. */
export function countTokens(text: string): number {
  return text.match(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w$]+|[^\s\w$]/g)?.length ?? 0;
}

/** One-based line of an offset. */
export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
