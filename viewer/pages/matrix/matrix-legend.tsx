import { BlameBadge } from "../../components/blame-badge.tsx";
import { blameNames } from "../../components/blame-shares.ts";
import styles from "./matrix.module.css";

/** What the marks of the matrix mean. */
export function MatrixLegend() {
  return (
    <ul className={styles["legend"]} aria-label="Marks">
      <li>
        <span className={styles["passed"]} aria-hidden="true" /> passed
      </li>
      {blameNames.map((blame) => (
        <li key={blame}>
          <BlameBadge blame={blame} />
        </li>
      ))}
      <li>
        <span className={styles["unexplained"]} aria-hidden="true" /> failed, not analysed
      </li>
      <li>
        <span aria-hidden="true">×</span> errored
      </li>
      <li>
        <span aria-hidden="true">–</span> not graded yet
      </li>
    </ul>
  );
}
