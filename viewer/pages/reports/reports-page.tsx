import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import { apiAddress } from "../../../src/server/api-types.ts";
import type { ArchivedReport, ReportsAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { RelativeTime } from "../../components/relative-time.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { useApi } from "../../data/use-api.ts";
import { formatPercent } from "../../format/format-percent.ts";
import { runAddress } from "../../state/addresses.ts";
import { useTitle } from "../../state/use-title.ts";
import styles from "./reports.module.css";

/** Every report that was written, by provider and model, with what was done about it. */
export function ReportsPage() {
  useTitle("Reports");
  const query = useApi<ReportsAnswer>(apiAddress(["reports"]));
  return (
    <>
      <h1>Reports</h1>
      <ApiContent query={query} what="Loading the reports">
        {({ models }) =>
          models.length === 0 ? (
            <EmptyState title="No report yet">
              The analysis of a run that has failures writes one: <code>faultline analyze</code>
            </EmptyState>
          ) : (
            models.map(({ provider, model, reports }) => (
              <section key={`${provider}/${model}`} className={styles["model"]}>
                <h2>
                  <span className="muted">{provider}/</span>
                  {model}
                </h2>
                <Table
                  caption={`Reports on ${provider}/${model}`}
                  columns={columns}
                  rows={reports}
                  rowKey={({ run, date, file }) => `${run} ${date} ${file ?? ""}`}
                />
              </section>
            ))
          )
        }
      </ApiContent>
    </>
  );
}

const columns: readonly Column<ArchivedReport>[] = [
  { id: "date", heading: "date", cell: ({ date }) => <RelativeTime at={date} /> },
  { id: "run", heading: "run", cell: runLink },
  { id: "experiment", heading: "experiment", cell: ({ experiment }) => experiment },
  {
    id: "passed",
    heading: "passed",
    align: "right",
    cell: ({ passed, total }) =>
      `${passed} of ${total}${total === 0 ? "" : ` (${formatPercent(passed / total)})`}`,
  },
  { id: "failed", heading: "failed", align: "right", cell: ({ failed }) => failed },
  {
    id: "file",
    heading: "file",
    wideOnly: true,
    cell: reportFile,
  },
  { id: "actions", heading: "actions taken", width: "fill", cell: actions },
];

function runLink({ run, runId, experiment }: ArchivedReport) {
  const name = <code>{runIdPrefix(run)}</code>;
  if (runId === undefined) return <span title="Not in this store">{name}</span>;
  return <Link href={runAddress({ id: runId, experiment })}>{name}</Link>;
}

/** The report of a run that the store knows can be downloaded. */
function reportFile({ file, runId }: ArchivedReport) {
  if (runId === undefined) return <code>{file}</code>;
  return (
    <a href={apiAddress(["runs", runId, "report.md"])} download={file}>
      {file === undefined ? "as Markdown" : <code>{file}</code>}
    </a>
  );
}

function actions({ actionsTaken }: ArchivedReport) {
  if (actionsTaken.length === 0) return <span className="muted">none</span>;
  return (
    <ul className={styles["actions"]}>
      {actionsTaken.map((action) => (
        <li key={action}>{action}</li>
      ))}
    </ul>
  );
}
