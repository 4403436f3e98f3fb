import type { RunAnswer } from "../../../src/server/api-types.ts";
import styles from "./run-page.module.css";

/** How far a run is that goes on or was stopped. */
export function RunProgress({ status, counts }: Pick<RunAnswer, "status" | "counts">) {
  const done = counts.passed + counts.failed + counts.errored;
  const total = done + counts.notGraded;
  return (
    <span className={styles["progress"]} role="status">
      {status}: {done} of {total} graded
      <progress aria-label="Graded attempts" value={done} max={Math.max(total, 1)} />
    </span>
  );
}
