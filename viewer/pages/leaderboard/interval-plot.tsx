import type { StandingRow } from "../../../src/server/api-types.ts";
import { wilsonInterval } from "../../../src/stats/wilson-interval.ts";
import { formatInterval, formatPercent } from "../../format/format-percent.ts";
import styles from "./leaderboard.module.css";

const ticks = [0, 25, 50, 75, 100];
/** In percent, with room for the marks at both ends. */
const scale = { start: -4, width: 108 };

/** The scale of the column of plots. */
export function IntervalAxis() {
  return (
    <span className={styles["axis"]}>
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${((tick - scale.start) / scale.width) * 100}%` }}>
          {tick}
        </span>
      ))}
    </span>
  );
}

/** Where the score lies, and where it would lie with every recommended fix; each with its interval. */
export function IntervalPlot({ standing }: { readonly standing: StandingRow }) {
  const { rate, low, high, withFixes } = standing;
  const fixed = withFixes !== undefined && withFixes.total > 0 ? fixedRate(withFixes) : undefined;
  return (
    <svg
      className={styles["plot"]}
      viewBox={`${scale.start} 0 ${scale.width} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(standing, fixed)}
    >
      {ticks.map((tick) => (
        <line key={tick} className={styles["tick"]} x1={tick} x2={tick} y1="0" y2="24" />
      ))}
      <line className={styles["interval"]} x1={low * 100} x2={high * 100} y1="9" y2="9" />
      <line className={styles["rate"]} x1={rate * 100} x2={rate * 100} y1="9" y2="9" />
      {fixed !== undefined && (
        <>
          <line
            className={styles["fixedInterval"]}
            x1={fixed.low * 100}
            x2={fixed.high * 100}
            y1="18"
            y2="18"
          />
          <line
            className={styles["fixed"]}
            x1={fixed.rate * 100}
            x2={fixed.rate * 100}
            y1="18"
            y2="18"
          />
        </>
      )}
    </svg>
  );
}

interface FixedRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

function fixedRate({
  passedAfter,
  total,
}: {
  readonly passedAfter: number;
  readonly total: number;
}): FixedRate {
  return { rate: passedAfter / total, ...wilsonInterval(passedAfter, total) };
}

function inWords({ rate, low, high }: StandingRow, fixed: FixedRate | undefined): string {
  const official = `${formatPercent(rate)}, 95 % interval ${formatInterval(low, high)}`;
  if (fixed === undefined) return official;
  return `${official}; with fixes ${formatPercent(fixed.rate)}, 95 % interval ${formatInterval(fixed.low, fixed.high)}`;
}
