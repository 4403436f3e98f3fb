import type { BlameCounts, BlameName } from "../../src/server/api-types.ts";
import { BlameBadge } from "./blame-badge.tsx";
import styles from "./blame-bar.module.css";
import { blameNames, blameShares } from "./blame-shares.ts";

interface BlameBarProps {
  readonly counts: BlameCounts;
  /** With the words and counts below, each with its colour; without, the words stand beside the bar. */
  readonly legend?: boolean;
}

/** How many failures are whose fault, as parts of a bar. */
export function BlameBar({ counts, legend = false }: BlameBarProps) {
  const shares = blameShares(counts);
  const words = shares.map(({ blame, count }) => `${blame} ${count}`).join(", ");
  const isInline = !legend;
  if (shares.length === 0) return <span className="muted">no failures</span>;
  return (
    <span className={styles["whole"]} data-inline={isInline || undefined}>
      <svg className={styles["bar"]} viewBox="0 0 100 10" preserveAspectRatio="none" role="img">
        <title>{words}</title>
        {shares.map(({ blame, start, width }) => (
          <rect
            key={blame}
            className={styles["part"]}
            data-blame={blame}
            x={start}
            width={Math.max(width - 0.6, 0.4)}
            height="10"
          />
        ))}
      </svg>
      {isInline ? (
        <span className={styles["words"]} aria-hidden="true">
          {words}
        </span>
      ) : (
        <Legend counts={counts} />
      )}
    </span>
  );
}

function Legend({ counts }: { readonly counts: BlameCounts }) {
  const named = blameNames.filter((blame: BlameName) => counts[blame] > 0);
  return (
    <span className={styles["legend"]}>
      {named.map((blame) => (
        <span key={blame}>
          <BlameBadge blame={blame} /> <span className="number">{counts[blame]}</span>
        </span>
      ))}
    </span>
  );
}
