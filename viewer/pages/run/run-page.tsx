import type { RunAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { useRun } from "../../data/use-run.ts";
import { focusRow } from "../../state/focus-row.ts";
import { useKeys } from "../../state/keyboard.tsx";
import { useTitle } from "../../state/use-title.ts";
import { AttemptsTable } from "./attempts-table.tsx";
import { Breakdown } from "./breakdown.tsx";
import { Patterns } from "./patterns.tsx";
import { Recommendations } from "./recommendations.tsx";
import { ReportText } from "./report-text.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunHeading } from "./run-heading.tsx";
import styles from "./run-page.module.css";

/** One run: how many passed, whose fault the failures are, what they share, what to fix and what that brings. */
export function RunPage({ runId }: { readonly runId: string }) {
  const query = useRun(runId);
  useTitle(query.data?.modelDisplayName ?? "Run");
  useKeys([
    { key: "j", label: "Next attempt", run: () => focusRow(1) },
    { key: "k", label: "Previous attempt", run: () => focusRow(-1) },
  ]);
  return (
    <ApiContent query={query} what="Loading the run">
      {(run) => <Run run={run} />}
    </ApiContent>
  );
}

function Run({ run }: { readonly run: RunAnswer }) {
  const { report } = run;
  return (
    <div className={styles["page"]}>
      <RunHeading run={run} />
      <div className={styles["answer"]}>
        <RunFacts run={run} />
        <Breakdown run={run} />
      </div>
      {report !== null && (
        <div className={styles["findings"]}>
          <Recommendations run={run} report={report} />
          <Patterns run={run} patterns={report.patterns} />
        </div>
      )}
      <AttemptsTable run={run} />
      {report !== null && <ReportText run={run} markdown={report.markdown} />}
    </div>
  );
}
