import type { Rate } from "../../domain/report.ts";

/** Below this a difference is told as one; from it on it is told as not distinguishable from chance. */
const significanceLevel = 0.05;

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

/** `p = 0.057: not distinguishable from chance` */
export function significanceInWords(pValue: number): string {
  return `${pValueText(pValue)}: ${isDistinguishable(pValue) ? "unlikely to be chance" : "not distinguishable from chance"}`;
}

export function isDistinguishable(pValue: number): boolean {
  return pValue < significanceLevel;
}

/** With as many decimals as it takes not to round across the level of significance. */
function pValueText(pValue: number): string {
  if (pValue < 0.001) return "p < 0.001";
  const digits = [3, 4, 5].find(
    (count) => isDistinguishable(Number(pValue.toFixed(count))) === isDistinguishable(pValue),
  );
  return `p = ${pValue.toFixed(digits ?? 6)}`;
}

/** What so many pairs could show: `66 pairs can show a difference of 6 passes (9.1 points) or more`. */
export function powerInWords(pairs: number, smallestDetectable: number | undefined): string {
  if (smallestDetectable === undefined) return `${counted(pairs, "pair")} can show no difference`;
  const difference = counted(smallestDetectable, "pass", "passes");
  const points = percentNumber(smallestDetectable, pairs);
  return `${counted(pairs, "pair")} can show a difference of ${difference} (${points} points) or more`;
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
