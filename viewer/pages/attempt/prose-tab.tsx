import { CodeView } from "../../code/code-view.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { focusOf } from "./focus-of.ts";

interface ProseTabProps {
  readonly page: AttemptPageState;
  readonly name: string;
  readonly text: string | undefined;
}

/** A text with its line numbers, long lines wrapped. */
export function ProseTab({ page, name, text }: ProseTabProps) {
  if (text === undefined) return <EmptyState title="It is not stored" />;
  return <CodeView file={name} text={text} focus={focusOf(page)} wrap />;
}
