import type { Step, StepName } from "../../src/domain/step.ts";
import { Duration } from "./duration.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import styles from "./step-strip.module.css";

interface StepStripProps {
  readonly steps: readonly Step[];
  readonly selected?: StepName;
  readonly onSelect?: (step: StepName) => void;
}

/** The steps of a grading in their order, with what became of each and how long it took. */
export function StepStrip({ steps, selected, onSelect }: StepStripProps) {
  return (
    <ol className={styles["strip"]}>
      {steps.map((step) => (
        <li key={step.name} className={styles["step"]} data-status={step.status}>
          <button
            type="button"
            className={styles["button"]}
            aria-pressed={step.name === selected}
            onClick={() => onSelect?.(step.name)}
          >
            <OutcomeMark outcome={step.status} />
            <span className={styles["name"]}>{step.name}</span>
            <span className={styles["time"]}>
              {step.status === "skipped" ? "skipped" : <Duration milliseconds={step.durationMs} />}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
