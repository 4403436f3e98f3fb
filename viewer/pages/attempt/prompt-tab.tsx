import type { ModelCall } from "../../../src/domain/model-call.ts";
import { CodeView } from "../../code/code-view.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { formatDuration } from "../../format/format-duration.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";

/** What was sent to the model, and what the reply cost. */
export function PromptTab({ page }: { readonly page: AttemptPageState }) {
  const { calls } = page.answer;
  if (calls.length === 0) return <EmptyState title="No call of a model is stored" />;
  return calls.map((call, index) => (
    <section key={index} className={styles["call"]}>
      <p className={styles["tools"]}>{usageInWords(call)}</p>
      {call.system !== "" && <CodeView file="system.md" text={call.system} wrap />}
      <CodeView file="prompt.md" text={call.prompt} wrap />
    </section>
  ));
}

function usageInWords({ reply }: ModelCall): string {
  const parts = [
    reply.servedModel,
    reply.inputTokens === undefined ? undefined : `${reply.inputTokens} tokens in`,
    reply.outputTokens === undefined ? undefined : `${reply.outputTokens} tokens out`,
    reply.cost === undefined ? undefined : `$${reply.cost.toFixed(4)}`,
    reply.durationMs === undefined ? undefined : formatDuration(reply.durationMs),
    `finished: ${reply.finishReason}`,
    ...(reply.warnings ?? []),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}
