import type { EvalHealth, Tally } from "../../../src/domain/health.ts";
import styles from "./suite.module.css";

/** How well it was tested that the grades of an eval can be trusted. */
export function MeasuredHealth({ health }: { readonly health: EvalHealth | null }) {
  return (
    <section className={styles["section"]} aria-label="Measured health">
      <h2>Can its grades be trusted?</h2>
      {health === null ? (
        <p className="muted">
          Not measured as it is now: <code>faultline validate --full --record</code>
        </p>
      ) : (
        <>
          {health.issues.length > 0 && (
            <ul className={styles["suspicions"]}>
              {health.issues.map((issue) => (
                <li key={issue}>{issue}</li>
              ))}
            </ul>
          )}
          <dl className={styles["measures"]}>
            {measuresOf(health).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="number">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function measuresOf(health: EvalHealth): readonly (readonly [string, string])[] {
  const { falseRejects, falseAccepts, assertionsWithoutSentence, mutants, flips } = health;
  return [
    ["right candidates that failed", tallyInWords(falseRejects)],
    ["wrong candidates that passed", tallyInWords(falseAccepts)],
    ["assertions that rest on no sentence", tallyInWords(assertionsWithoutSentence)],
    [
      "generated mistakes that it found",
      mutants === null ? "not measured" : tallyInWords(mutants.killed),
    ],
    ["repeats that came out otherwise", flips === null ? "not measured" : tallyInWords(flips)],
  ];
}

function tallyInWords({ count, of }: Tally): string {
  return `${count} of ${of}`;
}
