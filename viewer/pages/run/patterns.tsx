import type { Pattern } from "../../../src/domain/pattern.ts";
import type { RunAnswer } from "../../../src/server/api-types.ts";
import { EvalLinks } from "../../components/eval-links.tsx";
import { Sentence } from "../../components/sentence.tsx";
import styles from "./run-page.module.css";

/** Failures with one cause. */
export function Patterns({
  run,
  patterns,
}: {
  readonly run: RunAnswer;
  readonly patterns: readonly Pattern[];
}) {
  return (
    <section className={styles["section"]} aria-labelledby="patterns">
      <h2 id="patterns">Patterns</h2>
      {patterns.length === 0 && <p className="muted">No two failures share a cause.</p>}
      <ul className={styles["list"]}>
        {patterns.map(({ title, detail, evalPaths }) => (
          <li key={title}>
            <h3>
              <Sentence text={title} />
            </h3>
            <p className={styles["detail"]}>
              <Sentence text={detail} />
            </p>
            <EvalLinks run={run} evalPaths={evalPaths} />
          </li>
        ))}
      </ul>
    </section>
  );
}
