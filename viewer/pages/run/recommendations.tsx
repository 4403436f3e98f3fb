import type { Recommendation } from "../../../src/domain/recommendation.ts";
import type { RunAnswer, RunReport } from "../../../src/server/api-types.ts";
import { RecommendationItem } from "../../components/recommendation-item.tsx";
import styles from "./run-page.module.css";

const groupNames: Readonly<Record<Recommendation["group"], string>> = {
  eval: "Evals",
  lint: "Lint and config",
  "model-notes": "Notes on the model",
  "no-action": "No action needed",
};

/** What to fix and what that brings, as measured. */
export function Recommendations({
  run,
  report,
}: {
  readonly run: RunAnswer;
  readonly report: RunReport;
}) {
  const groups = [...Map.groupBy(report.recommendations, ({ group }) => group)];
  return (
    <section className={styles["section"]} aria-labelledby="recommendations">
      <h2 id="recommendations">What to fix, and what that brings</h2>
      {groups.length === 0 && <p className="muted">Nothing to change.</p>}
      {groups.map(([group, items]) => (
        <details
          key={group}
          className={styles["group"]}
          open={items.some(({ diff }) => diff !== undefined)}
        >
          <summary>
            {groupNames[group]} <span className="muted">{items.length}</span>
          </summary>
          <ol className={styles["list"]}>
            {items.map((item) => (
              <li key={item.number}>
                <RecommendationItem run={run} recommendation={item} />
              </li>
            ))}
          </ol>
        </details>
      ))}
      {report.actionsTaken.length > 0 && (
        <div className={styles["group"]}>
          <p className={styles["label"]}>Actions taken</p>
          <ul className={styles["list"]}>
            {report.actionsTaken.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
