import type { AnalystAnswer } from "./analyst-answer.ts";
import type { VisibleFile } from "./visible-files.ts";

type SaidQuote = AnalystAnswer["quotes"][number];

/** What is wrong with quotes, a sentence each: a text must start on its line of its file, byte for byte. */
export function checkQuotes(
  quotes: readonly SaidQuote[],
  files: readonly VisibleFile[],
): readonly string[] {
  return quotes.flatMap((quote) => {
    const place = `${quote.origin} ${quote.file}`;
    const file = files.find(
      ({ origin, file: name }) => origin === quote.origin && name === quote.file,
    );
    if (file === undefined) return [`There is no file ${place} to quote.`];
    const lines = linesOf(file.text, quote.text);
    if (lines.includes(quote.line)) return [];
    return [
      lines.length === 0
        ? `The quote ${JSON.stringify(quote.text)} is not in ${place}: copy it exactly.`
        : `The quote ${JSON.stringify(quote.text)} is in ${place} at line ${lines.join(", ")}, not at ${quote.line}.`,
    ];
  });
}

/** Lines, from 1, on which a text starts. */
function linesOf(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    found.push(text.slice(0, at).split("\n").length);
  }
  return found;
}
