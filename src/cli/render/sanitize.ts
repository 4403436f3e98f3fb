import { stripVTControlCharacters } from "node:util";

/** Text from outside as one line that a terminal shows and never obeys: no control sequences, no reordering of text. */
export function sanitizeLine(text: string): string {
  return sanitizeText(text).replace(/\s+/g, " ").trim();
}

/** The same for text of several lines: line breaks and spaces stay, tabs become two spaces. */
export function sanitizeText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, "  ")
    .replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, "");
}

/** JSON on which a terminal does not act either: what JSON itself leaves as it is, is escaped. */
export function toSafeJson(value: unknown, indentation = 2): string {
  return JSON.stringify(value, null, indentation).replace(
    /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
