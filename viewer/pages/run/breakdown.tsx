import type { RunAnswer } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { Rate } from "../../components/rate.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import type { StepCounts } from "./count-by-step.ts";
import { countByStep } from "./count-by-step.ts";
import styles from "./run-page.module.css";

type CategoryRate = RunAnswer["byCategory"][number];

/** Failures by step and blame, and how each category did. */
export function Breakdown({ run }: { readonly run: RunAnswer }) {
  const { steps, blames } = countByStep(run.evals);
  const named = run.analysis === undefined ? [] : blames;
  const stepColumns: readonly Column<StepCounts>[] = [
    { id: "step", heading: "step", width: "fill", cell: ({ step }) => step },
    ...named.map((blame): Column<StepCounts> => ({
      id: blame,
      heading: <BlameBadge blame={blame} />,
      align: "right",
      cell: ({ byBlame }) => byBlame[blame] ?? "",
    })),
    { id: "total", heading: "all", align: "right", cell: ({ total }) => total },
  ];
  return (
    <aside className={styles["aside"]} aria-label="Breakdown">
      {steps.length > 0 && (
        <section className={styles["section"]}>
          <h2>Failed step, by blame</h2>
          <Table
            caption="Failures by step and blame"
            columns={stepColumns}
            rows={steps}
            rowKey={({ step }) => step}
          />
        </section>
      )}
      {run.byCategory.length > 0 && (
        <section className={styles["section"]}>
          <h2>Categories</h2>
          <Table
            caption="Pass rate by category"
            columns={categoryColumns}
            rows={run.byCategory}
            rowKey={({ category }) => category}
          />
        </section>
      )}
    </aside>
  );
}

const categoryColumns: readonly Column<CategoryRate>[] = [
  { id: "category", heading: "category", width: "fill", cell: ({ category }) => category },
  { id: "rate", heading: "passed", cell: (rate) => <Rate rate={rate} /> },
  { id: "of", heading: "of", align: "right", cell: ({ passed, total }) => `${passed} / ${total}` },
];
