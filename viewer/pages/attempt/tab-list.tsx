import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import type { Tab } from "./attempt-view.ts";
import { tabState, tabs } from "./attempt-view.ts";

/** The tabs of an attempt; arrow keys move between them. */
export function TabList({ page }: { readonly page: AttemptPageState }) {
  const shown = tabs.filter((tab) => hasContent(tab, page));
  const move = (event: React.KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next =
      by === undefined ? undefined : shown.at((shown.indexOf(page.view.tab) + by) % shown.length);
    if (next === undefined) return;
    event.preventDefault();
    page.change(tabState(next));
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div
      className={styles["tabs"]}
      role="tablist"
      aria-label="Parts of the attempt"
      onKeyDown={move}
    >
      {shown.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          className={styles["tab"]}
          aria-selected={tab === page.view.tab}
          aria-controls="tab-content"
          tabIndex={tab === page.view.tab ? 0 : -1}
          onClick={() => page.change(tabState(tab))}
        >
          {tab}
        </button>
      ))}
    </div>
  );
}

function hasContent(tab: Tab, { answer, view }: AttemptPageState): boolean {
  if (tab === view.tab) return true;
  switch (tab) {
    case "reference":
    case "diff":
    case "task":
    case "checks":
      return answer.eval !== null;
    case "tests":
      return answer.steps.some((step) => "tests" in step);
    case "evidence":
      return answer.verdicts.length > 0;
    case "reply":
      return answer.reply !== null;
    case "prompt":
      return answer.calls.length > 0;
    case "candidate":
    case "history":
      return true;
  }
}
