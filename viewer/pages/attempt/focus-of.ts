import type { CodeFocus } from "../../code/code-view.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";

/** The lines that are spoken of, where there are any. */
export function focusOf({ view, isPlaced }: AttemptPageState): CodeFocus | undefined {
  if (view.line === undefined) return undefined;
  return { line: view.line, lines: view.lines ?? 1, isAsked: isPlaced };
}
