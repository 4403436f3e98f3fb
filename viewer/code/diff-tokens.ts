import type { CodeLine } from "./code-line.ts";
import type { CodeToken } from "./highlight.ts";

/** The coloured lines of both versions, once they are known. */
export interface DiffTokens {
  readonly before?: readonly (readonly CodeToken[])[] | undefined;
  readonly after?: readonly (readonly CodeToken[])[] | undefined;
}

/** The coloured pieces of a line, in the version that holds it. */
export function tokensOfLine(line: CodeLine, tokens: DiffTokens): readonly CodeToken[] | undefined {
  if (line.after !== undefined) return tokens.after?.[line.after - 1];
  return line.before === undefined ? undefined : tokens.before?.[line.before - 1];
}
