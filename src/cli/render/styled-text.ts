import type { Blame } from "../../domain/verdict.ts";

/** What a text means; `paint` decides how that looks. Colour never stands without its word. */
export type Style = Blame | "undetermined" | "passed" | "strong" | "plain" | "faint" | "accent";

export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line of output, not yet sanitised or coloured. */
export type StyledLine = readonly (string | Span)[];

export function styled(text: string, style: Style): Span {
  return { text, style };
}

/** A line's text without its styles. */
export function plainText(line: StyledLine): string {
  return line.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
