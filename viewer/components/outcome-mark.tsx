import styles from "./outcome-mark.module.css";

/** What can be said of a step or an attempt with one mark. */
export type OutcomeMarkName = "passed" | "failed" | "errored" | "skipped" | "running";

const shapes: Readonly<Record<OutcomeMarkName, string>> = {
  passed: "M3.5 8.5l3 3 6-7",
  failed: "M4 4l8 8M12 4l-8 8",
  errored: "M8 3v6M8 12v1",
  skipped: "M4 8h8",
  running: "M8 4v4l3 2",
};

/** A mark whose shape says the outcome as well as its colour; with `word`, the word follows, else it is read out alone. */
export function OutcomeMark({
  outcome,
  word = false,
}: {
  readonly outcome: OutcomeMarkName;
  readonly word?: boolean;
}) {
  return (
    <span className={styles["mark"]} data-outcome={outcome}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={shapes[outcome]} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span className={word ? styles["word"] : "visually-hidden"}>{outcome}</span>
    </span>
  );
}
