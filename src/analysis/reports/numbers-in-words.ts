import type { ReviewAgreement } from "../review-agreement.ts";
import type { Rate } from "../../domain/report.ts";

/** Percentage with one decimal and without its sign: `83.3`; a dash for nothing of nothing. */
export function percentNumber(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}

/** `55/66 (83.3%)` */
export function ratio(part: number, whole: number): string {
  return `${part}/${whole} (${percentNumber(part, whole)}%)`;
}

/** Wilson's interval as percentages: `72.6 to 90.4`. */
export function intervalNumbers(rate: Rate): string {
  return `${(100 * rate.low).toFixed(1)} to ${(100 * rate.high).toFixed(1)}`;
}

/** `1 eval`, `2 evals`; the plural is given where it is not an added s. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `410 ms`, `1.2 s`, `38 s`, `7.6 min` */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 99_500) return `${Math.round(ms / 1000)} s`;
  return `${(ms / 60_000).toFixed(1)} min`;
}

/** `8 fewer failures`: what is left of the resolved failures when the new ones are set against them. */
export function differenceInWords(resolved: number, newFailures: number): string {
  const difference = resolved - newFailures;
  if (difference === 0) return "as many failures";
  return `${Math.abs(difference)} ${difference > 0 ? "fewer" : "more"} ${Math.abs(difference) === 1 ? "failure" : "failures"}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** `12 verdicts reviewed, 11 confirmed (model fault 8 of 8, …); Cohen's κ 0.87` */
export function agreementInWords({ reviewed, confirmed, kappa, byClass }: ReviewAgreement): string {
  const classes = byClass.map(
    (each) => `${each.classification} ${each.confirmed} of ${each.reviewed}`,
  );
  const beyondChance = kappa === null ? "" : `; Cohen's κ ${kappa.toFixed(2)}`;
  return `${counted(reviewed, "verdict")} reviewed, ${confirmed} confirmed (${classes.join(", ")})${beyondChance}`;
}
