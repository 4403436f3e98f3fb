import { useLocation } from "wouter";
import type { AttemptAnswer, EvalReference } from "../../../src/server/api-types.ts";
import { apiAddress } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { useApi } from "../../data/use-api.ts";
import { attemptAddress } from "../../state/addresses.ts";
import { useKeys } from "../../state/keyboard.tsx";
import { useQueryState } from "../../state/use-query-state.ts";
import { useTitle } from "../../state/use-title.ts";
import { AttemptHeading } from "./attempt-heading.tsx";
import styles from "./attempt-page.module.css";
import { attemptView, placeState, tabState } from "./attempt-view.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { AttemptSteps } from "./attempt-steps.tsx";
import { firstPlace } from "./places.ts";
import { TabContent } from "./tab-content.tsx";
import { TabList } from "./tab-list.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** One attempt: its steps, its code with what tools said in place, and the verdict with its evidence. */
export function AttemptPage({
  runId,
  evalName,
}: {
  readonly runId: string;
  /** Path of the eval, or id of the attempt. */
  readonly evalName: string;
}) {
  const [state] = useQueryState();
  const { sample } = attemptView(state);
  const query = useApi<AttemptAnswer>(
    apiAddress(["runs", runId, "attempts"], { eval: evalName, sample }),
  );
  useTitle(query.data?.attempt.evalPath ?? evalName);
  return (
    <ApiContent query={query} what="Loading the attempt">
      {(answer) => <Attempt key={answer.attempt.id} answer={answer} />}
    </ApiContent>
  );
}

function Attempt({ answer }: { readonly answer: AttemptAnswer }) {
  const page = usePageState(answer);
  const [, navigate] = useLocation();
  const open = (target: EvalReference | null) => () => {
    if (target !== null) navigate(attemptAddress(answer.run, target.evalPath, target));
  };
  const show = (tab: Parameters<typeof tabState>[0]) => () => page.change(tabState(tab));
  useKeys([
    { key: "j", label: "Next failure", run: open(answer.neighbours.next) },
    { key: "k", label: "Previous failure", run: open(answer.neighbours.previous) },
    { key: "c", label: "The candidate's code", run: show("candidate") },
    { key: "d", label: "Diff against the reference", run: show("diff") },
    { key: "t", label: "Task", run: show("task") },
    { key: "x", label: "Tests", run: show("tests") },
    { key: "e", label: "Evidence", run: show("evidence") },
    { key: "h", label: "History", run: show("history") },
  ]);
  return (
    <div className={styles["page"]}>
      <AttemptHeading answer={answer} />
      <div className={styles["body"]}>
        <AttemptSteps page={page} />
        <section className={styles["middle"]} aria-label="Code">
          <TabList page={page} />
          <TabContent page={page} />
        </section>
        <VerdictPanel page={page} />
      </div>
    </div>
  );
}

/** What is shown by the address; where it says nothing, the place that explains most. */
function usePageState(answer: AttemptAnswer): AttemptPageState {
  const [state, change] = useQueryState({ replace: false });
  const view = attemptView(state);
  const verdict =
    answer.verdicts.find(({ failure }) => failure.step === view.step) ?? answer.verdicts[0];
  const first = view.file === undefined ? firstPlace(answer, verdict) : undefined;
  const tab = view.tab ?? "candidate";
  const start = first?.tab === tab ? { ...first, ...view, tab } : { ...view, tab };
  return {
    answer,
    verdict,
    view: start,
    isPlaced: view.line !== undefined,
    change,
    go: (place) => change(placeState(place)),
  };
}
