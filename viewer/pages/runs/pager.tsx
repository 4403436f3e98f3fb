import type { RunsAnswer } from "../../../src/server/api-types.ts";
import styles from "./runs-page.module.css";
import { runsPerPage } from "./runs-query.ts";

interface PagerProps {
  readonly answer: Pick<RunsAnswer, "runs" | "total" | "offset">;
  readonly onOffset: (offset: number) => void;
}

/** The way to the other pages of a long table. */
export function Pager({ answer: { runs, total, offset }, onOffset }: PagerProps) {
  if (total <= runsPerPage) return null;
  const end = offset + runs.length;
  return (
    <nav className={styles["pager"]} aria-label="Pages of runs">
      <button
        type="button"
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - runsPerPage))}
      >
        Newer
      </button>
      <span className="number">
        {offset + 1} to {end} of {total}
      </span>
      <button type="button" disabled={end >= total} onClick={() => onOffset(offset + runsPerPage)}>
        Older
      </button>
    </nav>
  );
}
