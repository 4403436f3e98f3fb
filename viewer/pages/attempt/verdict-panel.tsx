import { runIdPrefix } from "../../../src/domain/run.ts";
import type { AttemptAnswer, AttemptVerdict } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { RecommendationItem } from "../../components/recommendation-item.tsx";
import { Sentence } from "../../components/sentence.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { Proof } from "./proof.tsx";
import { QuoteLink } from "./quote-link.tsx";
import { repeatInWords } from "./repeat-in-words.ts";
import { ReviewPanel } from "./review-panel.tsx";
import styles from "./verdict-panel.module.css";
import { Why } from "./why.tsx";

/** Whose fault it is, why, the proof, and what to change. */
export function VerdictPanel({ page }: { readonly page: AttemptPageState }) {
  const { answer, verdict } = page;
  const { recommendations, run } = answer;
  const changes = recommendations.filter(({ group }) => group !== "no-action");
  const certificate = verdict?.certificate;
  return (
    <section className={styles["panel"]} aria-label="Verdict">
      {verdict === undefined ? (
        <NoVerdict answer={answer} />
      ) : (
        <>
          <Summary page={page} verdict={verdict} />
          <OtherVerdicts page={page} shown={verdict} />
          <Why page={page} verdict={verdict} />
        </>
      )}
      {recommendations.length > 0 && (
        <section className={styles["section"]} aria-labelledby="change">
          <h2 id="change">What to change</h2>
          {changes.map((item) => (
            <RecommendationItem
              key={item.number}
              run={run}
              recommendation={item}
              bare
              isOpen={item.diff !== certificate?.diff}
            />
          ))}
          {changes.length === 0 && <p>Nothing. {recommendations[0]?.detail}</p>}
        </section>
      )}
      {certificate !== undefined && (
        <Proof key={certificate.id} page={page} certificate={certificate} />
      )}
      {verdict !== undefined && (
        <ReviewPanel
          key={`${answer.attempt.id} ${verdict.signature}`}
          page={page}
          verdict={verdict}
        />
      )}
    </section>
  );
}

function Summary({
  page,
  verdict,
}: {
  readonly page: AttemptPageState;
  readonly verdict: AttemptVerdict;
}) {
  const { blame, classification, confidence, oneLine, repeat, failure, actionable } = verdict;
  const repeated = repeatInWords(repeat);
  const [review] = verdict.reviews;
  return (
    <div className={styles["summary"]}>
      <p className={styles["blame"]}>
        <span className={styles["confidence"]}>{"blame: "}</span>
        <BlameBadge blame={blame} />
        <span className={styles["confidence"]}>{confidence}</span>
      </p>
      <p className={styles["line"]}>
        <Sentence text={oneLine} />
      </p>
      <p className={styles["facts"]}>
        {[classification, actionable ? "actionable" : null]
          .filter((text) => text !== null)
          .join(" · ")}
      </p>
      <p className={styles["error"]}>{failure.error}</p>
      <Snippets page={page} verdict={verdict} />
      {review?.decision.kind === "overridden" && (
        <p className={styles["facts"]}>
          Overridden by {review.author}: <BlameBadge blame={review.decision.blame} />
        </p>
      )}
      {repeated !== undefined && <p className={styles["facts"]}>{repeated}</p>}
    </div>
  );
}

/** The code that the verdict holds responsible, and what the reference has in its place. */
function Snippets({
  page,
  verdict: { modelSnippet, expectedSnippet },
}: {
  readonly page: AttemptPageState;
  readonly verdict: AttemptVerdict;
}) {
  const snippets = [
    ["candidate", modelSnippet],
    ["reference", expectedSnippet],
  ] as const;
  return (
    <ul className={styles["facts"]}>
      {snippets.map(
        ([origin, snippet]) =>
          snippet !== undefined && (
            <li key={origin}>
              {origin === "candidate" ? "responsible" : "expected"}{" "}
              <QuoteLink page={page} quote={{ origin, ...snippet }} />
            </li>
          ),
      )}
    </ul>
  );
}

/** An attempt may fail at several steps, each with its own verdict. */
function OtherVerdicts({
  page,
  shown,
}: {
  readonly page: AttemptPageState;
  readonly shown: AttemptVerdict;
}) {
  const others = page.answer.verdicts.filter((each) => each !== shown);
  if (others.length === 0) return null;
  return (
    <ul className={styles["others"]} aria-label="Other failures of this attempt">
      {others.map(({ signature, failure: { step }, blame }) => (
        <li key={signature}>
          <button type="button" className={styles["more"]} onClick={() => page.change({ step })}>
            it fails at {step} too
          </button>{" "}
          <BlameBadge blame={blame} />
        </li>
      ))}
    </ul>
  );
}

function NoVerdict({ answer }: { readonly answer: AttemptAnswer }) {
  const { outcome, cause, run } = answer;
  if (outcome === "passed") return <p>Every step passed: there is nothing to explain.</p>;
  if (outcome === "not-graded") return <p className="muted">It is not graded yet.</p>;
  if (outcome === "errored") {
    return (
      <div className={styles["summary"]}>
        <p className={styles["line"]}>The harness or the provider failed. It is not scored.</p>
        {cause !== undefined && <p className={styles["error"]}>{cause}</p>}
      </div>
    );
  }
  return (
    <div className={styles["summary"]}>
      <p className={styles["line"]}>This failure was not analysed.</p>
      {cause !== undefined && <p className={styles["error"]}>{cause}</p>}
      <p className="muted">
        <code>faultline analyze {runIdPrefix(run.id)}</code>
      </p>
    </div>
  );
}
