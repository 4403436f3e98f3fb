import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import { CandidateTab } from "./candidate-tab.tsx";
import { ChecksTab } from "./checks-tab.tsx";
import { DiffTab } from "./diff-tab.tsx";
import { EvidenceTab } from "./evidence-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { PromptTab } from "./prompt-tab.tsx";
import { ProseTab } from "./prose-tab.tsx";
import { TestsTab } from "./tests-tab.tsx";

/** What the selected tab shows. */
export function TabContent({ page }: { readonly page: AttemptPageState }) {
  const { tab } = page.view;
  return (
    <div
      id="tab-content"
      className={styles["content"]}
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
    >
      <Content page={page} />
    </div>
  );
}

function Content({ page }: { readonly page: AttemptPageState }) {
  const { answer, view } = page;
  switch (view.tab) {
    case "candidate":
      return <CandidateTab page={page} />;
    case "reference":
      return <FilesTab page={page} files={answer.eval?.reference ?? {}} />;
    case "diff":
      return <DiffTab page={page} />;
    case "task":
      return <ProseTab page={page} name="TASK.txt" text={answer.eval?.task} />;
    case "tests":
      return <TestsTab page={page} />;
    case "checks":
      return <ChecksTab page={page} />;
    case "evidence":
      return <EvidenceTab page={page} />;
    case "reply":
      return <ProseTab page={page} name="reply.md" text={answer.reply ?? undefined} />;
    case "prompt":
      return <PromptTab page={page} />;
    case "history":
      return <HistoryTab page={page} />;
    default:
      return <EmptyState title="Nothing to show" />;
  }
}
