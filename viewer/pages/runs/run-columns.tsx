import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { RunRow } from "../../../src/server/api-types.ts";
import { BlameBar } from "../../components/blame-bar.tsx";
import { Duration } from "../../components/duration.tsx";
import { Rate } from "../../components/rate.tsx";
import { RelativeTime } from "../../components/relative-time.tsx";
import type { Column } from "../../components/table.tsx";
import { formatPercent } from "../../format/format-percent.ts";
import { runAddress } from "../../state/addresses.ts";
import styles from "./runs-page.module.css";

interface Picking {
  readonly picked: readonly string[];
  readonly onPick: (id: string) => void;
}

/** What the table of runs shows of each. */
export function runColumns({ picked, onPick }: Picking): readonly Column<RunRow>[] {
  return [
    {
      id: "pick",
      heading: <span className="visually-hidden">Compare</span>,
      wideOnly: true,
      cell: ({ id }) => (
        <input
          type="checkbox"
          aria-label={`Compare run ${runIdPrefix(id)}`}
          checked={picked.includes(id)}
          onChange={() => onPick(id)}
        />
      ),
    },
    {
      id: "run",
      heading: "model",
      cell: (run) => (
        <span className={styles["run"]}>
          <Link data-row-link="" href={runAddress(run)}>
            {run.modelDisplayName}
          </Link>
          <code className="muted">{runIdPrefix(run.id)}</code>
        </span>
      ),
    },
    { id: "experiment", heading: "experiment", cell: ({ experiment }) => experiment },
    ...scoreColumns,
    ...originColumns,
  ];
}

const scoreColumns: readonly Column<RunRow>[] = [
  { id: "rate", heading: "passed", cell: ({ rate }) => <Rate rate={rate} /> },
  {
    id: "counts",
    heading: "of",
    align: "right",
    wideOnly: true,
    cell: ({ rate }) => `${rate.passed} / ${rate.total}`,
  },
  { id: "adjusted", heading: "with fixes", align: "right", wideOnly: true, cell: withFixes },
  {
    id: "blame",
    heading: "whose fault",
    width: "fill",
    cell: ({ analysis }) =>
      analysis === undefined ? (
        <span className="muted">not analysed</span>
      ) : (
        <BlameBar counts={analysis.byBlame} />
      ),
  },
];

const originColumns: readonly Column<RunRow>[] = [
  {
    id: "suite",
    heading: "suite",
    wideOnly: true,
    cell: ({ suite }) => (suite === undefined ? "" : `${suite.name} ${suite.version}`),
  },
  {
    id: "duration",
    heading: "took",
    align: "right",
    wideOnly: true,
    cell: ({ durationSeconds }) => (
      <Duration milliseconds={durationSeconds === undefined ? undefined : durationSeconds * 1000} />
    ),
  },
  {
    id: "cost",
    heading: "cost",
    align: "right",
    wideOnly: true,
    cell: ({ cost }) => (cost === undefined ? "" : `$${cost.toFixed(2)}`),
  },
  {
    id: "date",
    heading: "when",
    align: "right",
    cell: ({ date, status }) =>
      status === "completed" ? <RelativeTime at={date} /> : <strong>{status}</strong>,
  },
];

/** The score as it would be were it not for what the check, the task or the environment did. */
function withFixes({ analysis }: RunRow) {
  const fixed = analysis?.withFixes ?? analysis?.adjustedRate;
  if (fixed === undefined || fixed.total === 0) return "";
  const what =
    analysis?.withFixes === undefined
      ? "without the attempts that the environment failed"
      : "measured with every recommended fix";
  return (
    <span title={`${fixed.passed} of ${fixed.total}, ${what}`}>
      {formatPercent(fixed.passed / fixed.total)}
    </span>
  );
}
