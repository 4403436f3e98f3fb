import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { StandingRow } from "../../../src/server/api-types.ts";
import { BlameBar } from "../../components/blame-bar.tsx";
import { RelativeTime } from "../../components/relative-time.tsx";
import type { Column } from "../../components/table.tsx";
import { formatInterval, formatPercent } from "../../format/format-percent.ts";
import { runAddress } from "../../state/addresses.ts";
import { IntervalAxis, IntervalPlot } from "./interval-plot.tsx";
import styles from "./leaderboard.module.css";

/** What the leaderboard shows of each standing. */
export function standingColumns(): readonly Column<StandingRow>[] {
  return [
    {
      id: "place",
      heading: "place",
      align: "right",
      cell: ({ place, isShared }) => (
        <strong>
          {place}
          {isShared ? " =" : <span className={styles["alone"]}> =</span>}
        </strong>
      ),
    },
    {
      id: "model",
      heading: "model",
      cell: ({ run }) => (
        <span className={styles["run"]}>
          <Link href={runAddress(run)}>{run.modelDisplayName}</Link>
          <code className="muted">{runIdPrefix(run.id)}</code>
        </span>
      ),
    },
    { id: "experiment", heading: "experiment", cell: ({ run }) => run.experiment },
    {
      id: "rate",
      heading: "passed",
      align: "right",
      cell: ({ rate }) => <strong>{formatPercent(rate)}</strong>,
    },
    {
      id: "interval",
      heading: "95 % interval",
      align: "right",
      wideOnly: true,
      cell: ({ low, high }) => formatInterval(low, high),
    },
    { id: "evals", heading: "evals", align: "right", wideOnly: true, cell: ({ evals }) => evals },
    { id: "plot", heading: <IntervalAxis />, cell: (row) => <IntervalPlot standing={row} /> },
    {
      id: "fixes",
      heading: "with fixes",
      align: "right",
      cell: ({ withFixes }) =>
        withFixes === undefined || withFixes.total === 0
          ? ""
          : formatPercent(withFixes.passedAfter / withFixes.total),
    },
    {
      id: "blame",
      heading: "whose fault",
      cell: ({ byBlame }) =>
        byBlame === undefined ? (
          <span className="muted">not analysed</span>
        ) : (
          <BlameBar counts={byBlame} />
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
      cell: ({ run }) => <RelativeTime at={run.date} />,
    },
  ];
}
