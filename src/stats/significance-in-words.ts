/** Below this a difference is told as one; from it on it is told as not distinguishable from chance. */
const significanceLevel = 0.05;

/** `p = 0.057: not distinguishable from chance` */
export function significanceInWords(pValue: number): string {
  return `${pValueText(pValue)}: ${isDistinguishable(pValue) ? "unlikely to be chance" : "not distinguishable from chance"}`;
}

export function isDistinguishable(pValue: number): boolean {
  return pValue < significanceLevel;
}

/** What so many pairs could show: `66 pairs can show a difference of 6 passes (9.1 points) or more`. */
export function powerInWords(pairs: number, smallestDetectable: number | undefined): string {
  const told = pairs === 1 ? "1 pair" : `${pairs} pairs`;
  if (smallestDetectable === undefined) return `${told} can show no difference`;
  const passes = smallestDetectable === 1 ? "1 pass" : `${smallestDetectable} passes`;
  const points = ((100 * smallestDetectable) / pairs).toFixed(1);
  return `${told} can show a difference of ${passes} (${points} points) or more`;
}

/** With as many decimals as it takes not to round across the level of significance. */
function pValueText(pValue: number): string {
  if (pValue < 0.001) return "p < 0.001";
  const digits = [3, 4, 5].find(
    (count) => isDistinguishable(Number(pValue.toFixed(count))) === isDistinguishable(pValue),
  );
  return `p = ${pValue.toFixed(digits ?? 6)}`;
}
