/** One measured figure beside its bar. Times are medians unless the name says otherwise. */
export interface Measured {
  readonly name: string;
  readonly unit: "ms" | "s" | "MiB" | "per min" | "times";
  readonly value: number;
  /** Processor time of all processes per repetition, for machines that are busy with other things. */
  readonly cpuMilliseconds?: number;
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
}

export function isWithin({ value, bar }: Measured): boolean {
  if (bar === undefined) return true;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function formatMeasured(figures: readonly Measured[]): string {
  return figures.map(rowOf).join("\n");
}

const decimals = { ms: 0, s: 1, MiB: 1, "per min": 1, times: 2 } as const;

function rowOf(figure: Measured): string {
  const { name, unit, value, cpuMilliseconds: cpu } = figure;
  return [
    name.padEnd(58),
    `${value.toFixed(decimals[unit])} ${unit}`.padStart(15),
    (cpu === undefined ? "" : `${cpu.toFixed(0)} ms cpu`).padStart(15),
    barOf(figure).padStart(20),
  ]
    .join("")
    .trimEnd();
}

function barOf(figure: Measured): string {
  const { bar } = figure;
  if (bar === undefined) return "";
  const wanted = "atMost" in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
  return `${wanted}  ${isWithin(figure) ? "within" : "OVER"}`;
}
