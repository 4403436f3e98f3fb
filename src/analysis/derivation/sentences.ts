/** A sentence, or a line of a code block, of a text that people wrote. */
export interface Sentence {
  /** Line in the text, from 1. */
  readonly line: number;
  /** Byte for byte as it stands on that line. */
  readonly text: string;
  readonly isCode: boolean;
}

/** Sentences and lines of code of a Markdown text, none of them over a line end, so that each can be found again. */
export function sentencesOf(markdown: string): readonly Sentence[] {
  let fence: string | undefined;
  return markdown.split("\n").flatMap((line, index): readonly Sentence[] => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
      return [];
    }
    const isCode = fence !== undefined;
    const parts = isCode ? [line] : line.split(/(?<=[.!?])\s+(?=[A-Z`"(])/);
    return parts
      .map((part) => part.trim())
      .filter((part) => part.length > 2)
      .map((text) => ({ line: index + 1, text, isCode }));
  });
}

/** What a sentence sets as code. */
export function codeSpans(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code ?? []);
}
