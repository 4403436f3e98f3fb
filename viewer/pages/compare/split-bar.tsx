import type { RunComparison } from "../../../src/server/api-types.ts";
import styles from "./compare.module.css";
import { pairsOf } from "./comparison-in-words.ts";

/** How the shared evals divide: passed by both, by one alone, by neither. */
export function SplitBar({
  comparison,
  names: [first, second],
}: {
  readonly comparison: RunComparison;
  readonly names: readonly [string, string];
}) {
  const { both, onlyFirst, onlySecond, neither } = comparison;
  const parts = [
    { id: "both", name: "both pass", count: both.length },
    { id: "first", name: `only ${first}`, count: onlyFirst.length },
    { id: "second", name: `only ${second}`, count: onlySecond.length },
    { id: "neither", name: "neither", count: neither.length },
  ];
  const pairs = pairsOf(comparison);
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <div>
      <svg
        className={styles["bar"]}
        viewBox={`0 0 ${pairs} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {parts.map(({ id, count }, index) => (
          <rect key={id} data-part={id} x={starts[index]} width={count} height="1" />
        ))}
      </svg>
      <dl className={styles["parts"]}>
        {parts.map(({ id, name, count }) => (
          <div key={id} className={styles["part"]}>
            <dt>
              <span className={styles["swatch"]} data-part={id} aria-hidden="true" />
              {name}
            </dt>
            <dd className="number">{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
