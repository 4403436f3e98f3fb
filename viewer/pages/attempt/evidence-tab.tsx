import type { Evidence, ProbeExecution } from "../../../src/domain/evidence.ts";
import { Duration } from "../../components/duration.tsx";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { Sentence } from "../../components/sentence.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import { orderEvidence } from "./order-evidence.ts";
import { QuoteLink } from "./quote-link.tsx";

/** Each probe: what was asked, what was executed, what came out. */
export function EvidenceTab({ page }: { readonly page: AttemptPageState }) {
  const { verdict } = page;
  if (verdict === undefined) return <EmptyState title="This attempt was not analysed" />;
  return (
    <ol className={styles["probes"]}>
      {orderEvidence(verdict).map(({ number, evidence, decides }) => (
        <li key={evidence.id} data-selected={evidence.id === page.view.evidence || undefined}>
          <Probe page={page} number={number} evidence={evidence} decides={decides} />
        </li>
      ))}
      {(verdict.tried ?? []).length > 0 && (
        <li>
          <h2>What was tried to repair it</h2>
          <ul>
            {verdict.tried?.map((line) => (
              <li key={line}>
                <Sentence text={line} />
              </li>
            ))}
          </ul>
        </li>
      )}
    </ol>
  );
}

function Probe({
  page,
  number,
  evidence,
  decides,
}: {
  readonly page: AttemptPageState;
  readonly number: number;
  readonly evidence: Evidence;
  readonly decides: boolean;
}) {
  const { id, probe, question, answer, executions, quote, durationMs } = evidence;
  return (
    <article className={styles["probe"]}>
      <h2>
        <span className="muted">{number}</span> {question}
      </h2>
      <p>
        <Sentence text={answer} />
      </p>
      {quote !== undefined && <QuoteLink page={page} quote={quote} long />}
      {executions.length > 0 && (
        <Table
          caption={`Executions of the probe ${probe} ${id}`}
          columns={executionColumns}
          rows={executions}
          rowKey={({ what, filesHash, configHash }) => `${what} ${filesHash} ${configHash}`}
        />
      )}
      <p className={styles["small"]}>
        probe {probe} <code>{id}</code>
        {decides && " · the verdict rests on it"} · took <Duration milliseconds={durationMs} />
      </p>
    </article>
  );
}

const executionColumns: readonly Column<ProbeExecution>[] = [
  {
    id: "what",
    heading: "graded",
    width: "fill",
    cell: ({ what }) => <span title={what}>{what}</span>,
  },
  {
    id: "outcome",
    heading: "outcome",
    cell: ({ outcome, failedStep }) => (
      <>
        <OutcomeMark outcome={outcome} />{" "}
        {failedStep === undefined ? outcome : `failed at ${failedStep}`}
      </>
    ),
  },
  {
    id: "took",
    heading: "took",
    align: "right",
    cell: ({ durationMs, cached }) => (cached ? "cached" : <Duration milliseconds={durationMs} />),
  },
];
