import type { RunAnswer } from "../../../src/server/api-types.ts";
import { EmptyState } from "../../components/page-state.tsx";
import { Table } from "../../components/table.tsx";
import { useQueryState } from "../../state/use-query-state.ts";
import { AttemptFilters } from "./attempt-filters.tsx";
import { attemptColumns } from "./attempt-columns.tsx";
import { filterEvals } from "./eval-filters.ts";
import styles from "./run-page.module.css";

/** The attempts of a run: its failures first, everything on demand. */
export function AttemptsTable({ run }: { readonly run: RunAnswer }) {
  const [state, change] = useQueryState();
  const rows = filterEvals(run.evals, state, run.report?.comparisons);
  return (
    <section className={styles["section"]} aria-labelledby="attempts">
      <div className={styles["attempts"]}>
        <h2 id="attempts">Attempts</h2>
        <span className="muted number">
          {rows.length} of {run.evals.length}
        </span>
      </div>
      <AttemptFilters run={run} filters={state} onChange={change} />
      {rows.length === 0 ? (
        <NoRows run={run} isFiltered={Object.keys(state).length > 0} />
      ) : (
        <Table
          caption="Attempts"
          columns={attemptColumns(run)}
          rows={rows}
          rowKey={({ attemptId }) => attemptId}
        />
      )}
    </section>
  );
}

function NoRows({ run, isFiltered }: { readonly run: RunAnswer; readonly isFiltered: boolean }) {
  if (run.evals.length === 0) return <EmptyState title="No attempt yet" />;
  if (isFiltered) return <EmptyState title="No attempt matches these filters" />;
  return <EmptyState title={run.counts.failed === 0 ? "Everything passed" : "No failures"} />;
}
