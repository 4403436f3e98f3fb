import type { AttemptVerdict } from "../../../src/server/api-types.ts";
import { Sentence } from "../../components/sentence.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import type { NumberedEvidence } from "./order-evidence.ts";
import { orderEvidence } from "./order-evidence.ts";
import { placeOfEvidence } from "./places.ts";
import { QuoteLink } from "./quote-link.tsx";
import styles from "./verdict-panel.module.css";

interface WhyProps {
  readonly page: AttemptPageState;
  readonly verdict: AttemptVerdict;
}

/** The evidence that the verdict rests on, numbered, and the rule that decided by it. */
export function Why({ page, verdict }: WhyProps) {
  const evidence = orderEvidence(verdict);
  const telling = evidence.filter((item) => item.decides || item.evidence.quote !== undefined);
  const shown = telling.length > 0 ? telling : evidence;
  const others = evidence.length - shown.length;
  return (
    <section className={styles["section"]} aria-labelledby="why">
      <h2 id="why">Why</h2>
      <ol className={styles["evidence"]}>
        {shown.map((item) => (
          <Item key={item.evidence.id} page={page} item={item} />
        ))}
      </ol>
      {others > 0 && (
        <button
          type="button"
          className={styles["more"]}
          onClick={() => page.change({ tab: "evidence" })}
        >
          {others} more asked
        </button>
      )}
      <p className={styles["rule"]}>
        Rule{verdict.basis === undefined ? "" : ` ${verdict.basis.number}`}, {verdict.rule}
        {verdict.basis !== undefined && <Sentence text={`: ${verdict.basis.condition}`} />}
      </p>
      <Listed label="Missing for a proof" clauses={verdict.basis?.missingProof ?? []} />
      {verdict.blame === null && <Listed label="What was tried" clauses={verdict.tried ?? []} />}
      {verdict.reasoning !== "" && (
        <details className={styles["reasoning"]}>
          <summary>The reasoning in full</summary>
          <p>
            <Sentence text={verdict.reasoning} />
          </p>
        </details>
      )}
    </section>
  );
}

/** A click moves the code to the line that the evidence speaks of, or to how it was obtained. */
function Item({
  page,
  item: { number, evidence },
}: {
  readonly page: AttemptPageState;
  readonly item: NumberedEvidence;
}) {
  const { id, question, answer, quote } = evidence;
  const place = placeOfEvidence(evidence, page.answer);
  const show = (): void => {
    if (place === null) page.change({ tab: "evidence", evidence: id });
    else page.go(place);
  };
  return (
    <li className={styles["item"]}>
      <button type="button" className={styles["ask"]} onClick={show}>
        <span className={styles["number"]}>{number}</span>
        <span className={styles["question"]}>{question}</span>
        <span>
          <Sentence text={answer} />
        </span>
      </button>
      {quote !== undefined && (
        <div className={styles["source"]}>
          <QuoteLink page={page} quote={quote} />
        </div>
      )}
    </li>
  );
}

function Listed({
  label,
  clauses,
}: {
  readonly label: string;
  readonly clauses: readonly string[];
}) {
  if (clauses.length === 0) return null;
  return (
    <>
      <p className={styles["label"]}>{label}</p>
      <ul className={styles["missing"]}>
        {clauses.map((clause) => (
          <li key={clause}>
            <Sentence text={clause} />
          </li>
        ))}
      </ul>
    </>
  );
}
