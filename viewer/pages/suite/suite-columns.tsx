import { Link } from "wouter";
import type { Rate } from "../../../src/domain/report.ts";
import type { BlameCounts, HealthSummary, SuiteEvalRow } from "../../../src/server/api-types.ts";
import { BlameBar } from "../../components/blame-bar.tsx";
import { Rate as RateOf } from "../../components/rate.tsx";
import type { Column } from "../../components/table.tsx";
import { evalAddress } from "../../state/addresses.ts";

/** What the table of the suite shows of each eval. */
export const suiteColumns: readonly Column<SuiteEvalRow>[] = [
  {
    id: "eval",
    heading: "eval",
    cell: ({ path }) => (
      <Link className="mono" href={evalAddress(path)}>
        {path}
      </Link>
    ),
  },
  { id: "health", heading: "health", cell: ({ health }) => <Health health={health} /> },
  { id: "rate", heading: "passed", cell: ({ rate }) => <RateOf rate={rate} /> },
  {
    id: "counts",
    heading: "of",
    align: "right",
    cell: ({ rate: { passed, total } }) => (total === 0 ? "" : `${passed} / ${total}`),
  },
  {
    id: "blame",
    heading: "whose fault",
    cell: ({ byBlame, rate }) =>
      isUnexplained(rate, byBlame) ? (
        <span className="muted">not analysed</span>
      ) : (
        rate.total > 0 && <BlameBar counts={byBlame} />
      ),
  },
  {
    id: "suspicion",
    heading: "suspicion",
    width: "fill",
    cell: ({ suspicions }) =>
      suspicions.length === 0 ? (
        ""
      ) : (
        <span title={suspicions.join("\n")}>{suspicions.join(" ")}</span>
      ),
  },
];

/** It failed, and no analysis says why. */
function isUnexplained({ passed, total }: Rate, byBlame: BlameCounts): boolean {
  return passed < total && Object.values(byBlame).every((count) => count === 0);
}

/** Whether the grades of an eval can be trusted. */
export function Health({ health }: { readonly health: HealthSummary }) {
  switch (health.state) {
    case "healthy":
      return "healthy";
    case "doubtful":
      return <strong title={health.issues.join("\n")}>doubtful</strong>;
    case "unknown":
      return <span className="muted">not measured</span>;
    default:
      return health satisfies never;
  }
}
