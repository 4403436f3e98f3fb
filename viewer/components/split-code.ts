/** A piece of a sentence: code where it stood between backticks. */
export interface SentencePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Cuts a sentence at its backticks; one without a partner stays as it is. */
export function splitCode(text: string): readonly SentencePart[] {
  return text
    .split(/(`[^`\n]+`)/u)
    .filter((part) => part !== "")
    .map((part) =>
      /^`[^`]+`$/u.test(part)
        ? { text: part.slice(1, -1), isCode: true }
        : { text: part, isCode: false },
    );
}
