import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { GradingRow, HistoryRow } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { Duration } from "../../components/duration.tsx";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { outcomeMark } from "../../components/outcome-mark-name.ts";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { attemptAddress } from "../../state/addresses.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";

/** This eval in every run of the store, and every grading of this attempt. */
export function HistoryTab({ page: { answer, verdict } }: { readonly page: AttemptPageState }) {
  const { history, gradings, attempt } = answer;
  return (
    <div className={styles["history"]}>
      <h2>This eval over runs and models</h2>
      <Table
        caption="This eval over runs and models"
        columns={historyColumns(attempt.evalPath, verdict?.signature)}
        rows={history}
        rowKey={({ runId, sample }) => `${runId} ${sample}`}
        isSelected={({ runId, sample }) => runId === attempt.runId && sample === attempt.sample}
      />
      {gradings.length > 0 && (
        <>
          <h2>Gradings of this attempt</h2>
          <Table
            caption="Gradings of this attempt"
            columns={gradingColumns}
            rows={gradings}
            rowKey={({ id }) => id}
          />
        </>
      )}
    </div>
  );
}

function historyColumns(
  evalPath: string,
  signature: string | undefined,
): readonly Column<HistoryRow>[] {
  return [
    {
      id: "model",
      heading: "model",
      cell: ({ runId, experiment, modelDisplayName, sample }) => (
        <Link href={attemptAddress({ id: runId, experiment }, evalPath, { sample })}>
          {modelDisplayName}
        </Link>
      ),
    },
    { id: "run", heading: "run", cell: ({ runId }) => <code>{runIdPrefix(runId)}</code> },
    { id: "experiment", heading: "experiment", cell: ({ experiment }) => experiment },
    { id: "date", heading: "when", cell: ({ date }) => date },
    {
      id: "outcome",
      heading: "outcome",
      cell: ({ outcome, failedStep }) => (
        <>
          <OutcomeMark outcome={outcomeMark(outcome)} />{" "}
          {failedStep === undefined ? outcome : `failed at ${failedStep}`}
        </>
      ),
    },
    {
      id: "blame",
      heading: "blame",
      cell: ({ blame }) => (blame === undefined ? "" : <BlameBadge blame={blame} />),
    },
    {
      id: "signature",
      heading: "failure",
      width: "fill",
      cell: (row) =>
        row.signature !== undefined && row.signature === signature ? "the same" : row.signature,
    },
  ];
}

const gradingColumns: readonly Column<GradingRow>[] = [
  { id: "purpose", heading: "purpose", cell: ({ purpose }) => purpose },
  {
    id: "outcome",
    heading: "outcome",
    width: "fill",
    cell: ({ outcome, failedStep }) => (
      <>
        <OutcomeMark outcome={outcomeMark(outcome)} />{" "}
        {failedStep === undefined ? outcome : `failed at ${failedStep}`}
      </>
    ),
  },
  {
    id: "inputs",
    heading: "checks",
    cell: ({ inputs }) => <code>{inputs.config.slice(0, 8)}</code>,
  },
  {
    id: "took",
    heading: "took",
    align: "right",
    cell: ({ durationMs, cached }) => (cached ? "cached" : <Duration milliseconds={durationMs} />),
  },
];
