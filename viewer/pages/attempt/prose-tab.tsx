import { CodeView } from "../../code/code-view.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";

interface ProseTabProps {
  readonly page: AttemptPageState;
  readonly name: string;
  readonly text: string | undefined;
}

/** A text with its line numbers, long lines wrapped. */
export function ProseTab({ page: { view }, name, text }: ProseTabProps) {
  if (text === undefined) return <EmptyState title="It is not stored" />;
  const focus = view.line === undefined ? undefined : { line: view.line, lines: view.lines ?? 1 };
  return <CodeView file={name} text={text} focus={focus} wrap />;
}
