import { sanitizeText } from "./sanitize.ts";
import type { StyledLine } from "./styled-text.ts";

/** Lines of a text that may hold anything. */
export function asLines(text: string): readonly StyledLine[] {
  return sanitizeText(text)
    .trimEnd()
    .split("\n")
    .map((line) => [line]);
}
