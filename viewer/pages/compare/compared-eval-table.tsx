import { Link } from "wouter";
import type { CellCode, ComparedEval, ComparedRun } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { attemptAddress } from "../../state/addresses.ts";
import { cellCodes, meaningOf } from "../matrix/cell-meaning.ts";
import styles from "./compare.module.css";

interface ComparedEvalTableProps {
  readonly runs: readonly ComparedRun[];
  readonly names: readonly string[];
  readonly evals: readonly ComparedEval[];
}

/** Every eval with what became of it in each run. */
export function ComparedEvalTable({ runs, names, evals }: ComparedEvalTableProps) {
  if (evals.length === 0) return <EmptyState title="No eval is like that" />;
  const columns: readonly Column<ComparedEval>[] = [
    { id: "eval", heading: "eval", cell: ({ evalPath }) => <code>{evalPath}</code> },
    ...runs.map((run, index) => ({
      id: run.id,
      heading: names[index],
      cell: ({ evalPath, cells, signatures }: ComparedEval) => (
        <Outcome
          code={cellCodes(cells)[index] ?? "-"}
          address={attemptAddress(run, evalPath)}
          signature={signatures[index] ?? null}
        />
      ),
    })),
  ];
  return (
    <Table
      caption="Evals of the compared runs"
      columns={columns}
      rows={evals}
      rowKey={({ evalPath }) => evalPath}
    />
  );
}

function Outcome({
  code,
  address,
  signature,
}: {
  readonly code: CellCode;
  readonly address: string;
  readonly signature: string | null;
}) {
  const { words, fill } = meaningOf(code);
  if (fill.kind === "absent") return <span className="muted">{words}</span>;
  return (
    <span className={styles["outcome"]}>
      <Link href={address} title={words}>
        {fill.kind === "blame" ? <BlameBadge blame={fill.blame} /> : <Mark kind={fill.kind} />}
      </Link>
      {signature !== null && <code className="muted">{signature}</code>}
    </span>
  );
}

function Mark({ kind }: { readonly kind: "passed" | "unexplained" | "errored" | "waiting" }) {
  const outcomes = {
    passed: "passed",
    unexplained: "failed",
    errored: "errored",
    waiting: "running",
  } as const;
  return <OutcomeMark outcome={outcomes[kind]} word />;
}
