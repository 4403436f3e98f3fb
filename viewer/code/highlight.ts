import { createHighlighterCore, createCssVariablesTheme } from "shiki/core";
import type { HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import type { Language } from "./language-of.ts";

/** A piece of a line; `kind` names its colour, and is empty for ordinary text. */
export interface CodeToken {
  readonly text: string;
  readonly kind: string;
}

/** Cuts code into coloured pieces, line by line. */
export type Highlight = (text: string, language: Language) => readonly (readonly CodeToken[])[];

/** Loads the languages once; the regular expressions are the browser's own, so that no WebAssembly is needed. */
export async function createHighlight(): Promise<Highlight> {
  const theme = createCssVariablesTheme({ name: "variables", variablePrefix: "--code-" });
  const highlighter = await createHighlighterCore({
    themes: [theme],
    langs: [
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/tsx.mjs"),
      import("shiki/langs/javascript.mjs"),
      import("shiki/langs/json.mjs"),
      import("shiki/langs/html.mjs"),
      import("shiki/langs/css.mjs"),
      import("shiki/langs/markdown.mjs"),
    ],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return (text, language) => tokensOf(highlighter, text, language);
}

function tokensOf(highlighter: HighlighterCore, text: string, language: Language) {
  const { tokens } = highlighter.codeToTokens(text, { lang: language, theme: "variables" });
  return tokens.map((line) =>
    line.map(({ content, color }) => ({ text: content, kind: kindOf(color) })),
  );
}

/** `var(--code-token-string-expression)` → `string-expression`. */
function kindOf(color: string | undefined): string {
  return /--code-token-([a-z-]+)/u.exec(color ?? "")?.[1] ?? "";
}
