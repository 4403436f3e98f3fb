import type { Rate as RateOf } from "../../src/domain/report.ts";
import { formatInterval, formatPercent } from "../format/format-percent.ts";
import styles from "./rate.module.css";

interface RateProps {
  readonly rate: RateOf;
  /** With the interval in words and both counts. */
  readonly long?: boolean;
}

/** A rate with its interval: the number, and where on the way from 0 to 100 % it may truly lie. */
export function Rate({ rate: { passed, total, low, high }, long = false }: RateProps) {
  if (total === 0) return <span className="muted">not graded</span>;
  const interval = `95 % interval ${formatInterval(low, high)}`;
  return (
    <span className={styles["rate"]} data-long={long || undefined}>
      <span className={`${styles["value"]} number`}>{formatPercent(passed / total)}</span>
      <RateWhisker value={passed / total} low={low} high={high} />
      {long ? (
        <span className="muted number">
          {passed} of {total}, {interval}
        </span>
      ) : (
        <span className="visually-hidden">{interval}</span>
      )}
    </span>
  );
}

/** The interval of a rate as a line with a dot. */
export function RateWhisker(fractions: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}) {
  const [value, low, high] = [fractions.value, fractions.low, fractions.high].map((x) => x * 100);
  return (
    <svg className={styles["whisker"]} viewBox="-4 0 108 10" aria-hidden="true">
      <title>{`95 % interval ${formatInterval(fractions.low, fractions.high)}`}</title>
      <line className={styles["axis"]} x1="0" x2="100" y1="5" y2="5" />
      <line className={styles["interval"]} x1={low} x2={high} y1="5" y2="5" />
      <circle className={styles["dot"]} cx={value} cy="5" r="3.5" />
    </svg>
  );
}
