import type { RunComparison } from "../../../src/server/api-types.ts";
import { formatCount } from "../../format/format-count.ts";
import { EvalLinks } from "../../components/eval-links.tsx";
import styles from "./compare.module.css";
import { comparisonInWords, pairsOf } from "./comparison-in-words.ts";
import { SplitBar } from "./split-bar.tsx";

interface ComparisonSectionProps {
  readonly comparison: RunComparison;
  readonly names: readonly [string, string];
  readonly comparisons: number;
  readonly experimentOf: (runId: string) => string;
}

/** Two runs: what differs, whether it may be chance, what else differs, and by which failures. */
export function ComparisonSection(props: ComparisonSectionProps) {
  const { comparison, names, comparisons, experimentOf } = props;
  const [lead, ...rest] = comparisonInWords(comparison, names, comparisons);
  const { warnings, groups } = comparison;
  return (
    <section className={styles["comparison"]} aria-label={names.join(" and ")}>
      <h2>{lead}</h2>
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {warnings.length > 0 && (
        <div className={styles["warning"]} role="note">
          <strong>Not the model alone differs:</strong>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {pairsOf(comparison) > 0 && <SplitBar comparison={comparison} names={names} />}
      {groups.length > 0 && (
        <>
          <h3>What only one of them passed, by how the other failed</h3>
          <ul className={styles["groups"]}>
            {groups.map(({ failedIn, signature, evalPaths }) => (
              <li key={`${failedIn} ${signature ?? ""}`} className={styles["group"]}>
                <span>
                  {names[failedIn === comparison.first ? 0 : 1]} fails{" "}
                  {formatCount(evalPaths.length, "eval")}
                </span>
                <code>{signature ?? "in a way that is not known"}</code>
                <EvalLinks
                  run={{ id: failedIn, experiment: experimentOf(failedIn) }}
                  evalPaths={evalPaths}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
