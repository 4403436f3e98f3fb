import { Link } from "wouter";
import type { HistoryRow } from "../../../src/server/api-types.ts";
import { wilsonInterval } from "../../../src/stats/wilson-interval.ts";
import { Rate } from "../../components/rate.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { attemptAddress } from "../../state/addresses.ts";
import { historyByModel } from "./history-by-model.ts";
import type { ModelHistory } from "./history-by-model.ts";
import styles from "./suite.module.css";

interface EvalHistoryProps {
  readonly evalPath: string;
  readonly history: readonly HistoryRow[];
}

/** How models fared with an eval over time. */
export function EvalHistory({ evalPath, history }: EvalHistoryProps) {
  const columns: readonly Column<ModelHistory>[] = [
    { id: "model", heading: "model", cell: ({ model }) => model },
    { id: "experiment", heading: "experiment", cell: ({ experiment }) => experiment },
    {
      id: "rate",
      heading: "passed",
      cell: ({ passed, graded }) => (
        <Rate rate={{ passed, total: graded, ...wilsonInterval(passed, graded) }} />
      ),
    },
    {
      id: "counts",
      heading: "of",
      align: "right",
      cell: ({ passed, graded }) => `${passed} / ${graded}`,
    },
    {
      id: "attempts",
      heading: "attempts, oldest first",
      cell: ({ attempts }) => <Strip attempts={attempts} evalPath={evalPath} />,
    },
  ];
  const models = historyByModel(history);
  return (
    <section className={styles["section"]} aria-label="History">
      <h2>Over time and models</h2>
      {models.length === 0 ? (
        <p className="muted">No run of this store holds it.</p>
      ) : (
        <Table
          caption="Attempts by model"
          columns={columns}
          rows={models}
          rowKey={({ key }) => key}
        />
      )}
    </section>
  );
}

function Strip({ attempts, evalPath }: Pick<ModelHistory, "attempts"> & { evalPath: string }) {
  return (
    <ol className={styles["strip"]}>
      {attempts.map((row) => (
        <li key={`${row.runId} ${row.sample}`}>
          <Link
            className={styles["attempt"]}
            href={attemptAddress({ id: row.runId, experiment: row.experiment }, evalPath, row)}
            data-outcome={row.outcome}
            data-blame={row.outcome === "failed" ? (row.blame ?? "undetermined") : undefined}
            aria-label={inWords(row)}
            title={inWords(row)}
          />
        </li>
      ))}
    </ol>
  );
}

function inWords({ date, outcome, failedStep, blame }: HistoryRow): string {
  const where = failedStep === undefined ? "" : ` at ${failedStep}`;
  return `${date}: ${outcome}${where}${blame === undefined ? "" : `, blame: ${blame}`}`;
}
