import { useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { RunsAnswer } from "../../../src/server/api-types.ts";
import { apiAddress } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { Table } from "../../components/table.tsx";
import { useApi } from "../../data/use-api.ts";
import { useLiveEvents } from "../../data/use-live-events.ts";
import { formatCount } from "../../format/format-count.ts";
import { focusRow } from "../../state/focus-row.ts";
import { useKeys } from "../../state/keyboard.tsx";
import { useTitle } from "../../state/use-title.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { Pager } from "./pager.tsx";
import { runColumns } from "./run-columns.tsx";
import { RunFilters } from "./run-filters.tsx";
import { pickedRuns, runsQuery, togglePicked } from "./runs-query.ts";
import styles from "./runs-page.module.css";

/** All runs of the store: what each scored, whose fault its failures are. */
export function RunsPage() {
  const [state, change] = useQueryState();
  const queries = useQueryClient();
  const query = useApi<RunsAnswer>(apiAddress(["runs"], { ...runsQuery(state) }));
  useTitle("Runs");
  useLiveEvents("/api/events", () => void queries.invalidateQueries({ queryKey: ["/api/runs"] }));
  useKeys([
    { key: "j", label: "Next run", run: () => focusRow(1) },
    { key: "k", label: "Previous run", run: () => focusRow(-1) },
  ]);
  const picked = pickedRuns(state);
  const columns = runColumns({
    picked,
    onPick: (id) => change({ pick: togglePicked(picked, id).join(",") }),
  });
  return (
    <>
      <div className={styles["head"]}>
        <h1>Runs</h1>
        {query.data !== undefined && (
          <span className="muted number">{formatCount(query.data.total, "run")}</span>
        )}
        {picked.length > 1 && (
          <Link className={styles["compare"]} href={`/compare?runs=${picked.join(",")}`}>
            Compare {picked.length} runs
          </Link>
        )}
      </div>
      <ApiContent query={query} what="Loading the runs">
        {(answer) => (
          <>
            <RunFilters choices={answer.choices} state={state} onChange={change} />
            {answer.runs.length === 0 ? (
              <NoRuns isFiltered={answer.choices.models.length > 0} />
            ) : (
              <Table
                caption="Runs"
                columns={columns}
                rows={answer.runs}
                rowKey={({ id }) => id}
                isSelected={({ id }) => picked.includes(id)}
              />
            )}
            <Pager answer={answer} onOffset={(offset) => change({ offset: String(offset) })} />
          </>
        )}
      </ApiContent>
    </>
  );
}

function NoRuns({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <EmptyState title="No run matches these filters" />;
  return (
    <EmptyState title="This store holds no run yet">
      Grade the example, which needs no key and no network:{" "}
      <code>faultline run --recorded examples/seed-run --analyze</code>
    </EmptyState>
  );
}
