import type { CodeToken } from "./highlight.ts";

/** Columns of a line, from 1; `end` is the first column after. */
export interface Columns {
  readonly start: number;
  readonly end: number;
}

export interface MarkedToken extends CodeToken {
  readonly marked: boolean;
}

/** Cuts the pieces of a line where marked columns begin and end. */
export function markTokens(
  tokens: readonly CodeToken[],
  columns: Columns | undefined,
): readonly MarkedToken[] {
  if (columns === undefined) return tokens.map((token) => ({ ...token, marked: false }));
  let position = 0;
  return tokens.flatMap((token) => {
    const from = columns.start - 1 - position;
    const to = columns.end - 1 - position;
    position += token.text.length;
    return [
      { ...token, text: part(token.text, 0, from), marked: false },
      { ...token, text: part(token.text, from, to), marked: true },
      { ...token, text: part(token.text, to, token.text.length), marked: false },
    ].filter(({ text }) => text !== "");
  });
}

function part(text: string, from: number, to: number): string {
  return text.slice(Math.max(0, from), Math.max(0, to));
}
