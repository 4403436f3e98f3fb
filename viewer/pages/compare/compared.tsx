import { Link } from "wouter";
import type { CompareAnswer, ComparedRun } from "../../../src/server/api-types.ts";
import { BlameBar } from "../../components/blame-bar.tsx";
import { Choice, FilterBar } from "../../components/filter-bar.tsx";
import { RateWhisker } from "../../components/rate.tsx";
import { RelativeTime } from "../../components/relative-time.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { formatInterval, formatPercent } from "../../format/format-percent.ts";
import { runAddress } from "../../state/addresses.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { ComparedEvalTable } from "./compared-eval-table.tsx";
import { evalFilterOf, filteredEvals } from "./compared-evals.ts";
import { ComparisonSection } from "./comparison-section.tsx";
import styles from "./compare.module.css";
import { runNames } from "./run-name.ts";

/** The compared runs, what each pair of them says, and every eval. */
export function Compared({ answer }: { readonly answer: CompareAnswer }) {
  const { runs, comparisons, evals } = answer;
  const [state, change] = useQueryState();
  const names = runNames(runs);
  const nameOf = (id: string): string => names[runs.findIndex((run) => run.id === id)] ?? id;
  const filter = evalFilterOf(state["show"]);
  return (
    <>
      <Table caption="Compared runs" columns={columns} rows={runs} rowKey={({ id }) => id} />
      {comparisons.map((comparison) => (
        <ComparisonSection
          key={comparison.second}
          comparison={comparison}
          names={[nameOf(comparison.first), nameOf(comparison.second)]}
          comparisons={comparisons.length}
          experimentOf={(id) => runs.find((run) => run.id === id)?.experiment ?? "default"}
        />
      ))}
      <h2 className={styles["evalsHeading"]}>Evals</h2>
      <FilterBar>
        <Choice
          label="Show"
          none="where they differ"
          value={filter === "differ" ? "" : filter}
          choices={[
            ["fail", "where any fails"],
            ["all", "all"],
          ]}
          onChange={(show) => change({ show })}
        />
      </FilterBar>
      <ComparedEvalTable runs={runs} names={names} evals={filteredEvals(evals, filter)} />
    </>
  );
}

const columns: readonly Column<ComparedRun>[] = [
  {
    id: "run",
    heading: "model",
    cell: (run) => <Link href={runAddress(run)}>{run.modelDisplayName}</Link>,
  },
  { id: "experiment", heading: "experiment", cell: ({ experiment }) => experiment },
  {
    id: "rate",
    heading: "passed",
    cell: ({ scored: { rate, low, high } }) => (
      <span className={styles["rate"]}>
        <strong className="number">{formatPercent(rate)}</strong>
        <RateWhisker value={rate} low={low} high={high} />
        <span className="muted number">{formatInterval(low, high)}</span>
      </span>
    ),
  },
  {
    id: "evals",
    heading: "evals",
    align: "right",
    cell: ({ scored: { evals, samples } }) =>
      samples === evals ? evals : `${evals} (${samples} samples)`,
  },
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
  { id: "date", heading: "when", align: "right", cell: ({ date }) => <RelativeTime at={date} /> },
];
