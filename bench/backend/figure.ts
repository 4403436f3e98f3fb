import { withinBars } from "../within-bars.ts";

/** One measured figure beside its bar. Times are medians. */
export interface Figure {
  readonly name: string;
  readonly unit: "ms" | "KiB" | "MiB" | "left";
  readonly value: number;
  /** Processor time of this process and its children per repetition, for machines that are busy with other things. */
  readonly cpuMilliseconds?: number;
  /** Undefined for a figure that is only a yardstick. */
  readonly bar?: number;
}

export function isWithin({ value, bar }: Figure): boolean {
  return bar === undefined || value <= bar;
}

export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, value, cpuMilliseconds: cpu, bar } = figure;
    const judgement = isWithin(figure) ? "within" : "OVER";
    const verdict = bar === undefined ? "" : judgement;
    return [
      name.padEnd(52),
      `${value.toFixed(unit === "left" ? 0 : 1)} ${unit}`.padStart(12),
      (cpu === undefined ? "" : `${cpu.toFixed(1)} ms cpu`).padStart(14),
      (bar === undefined ? "" : `bar ${bar}`).padStart(10),
      `  ${verdict}`,
    ].join("");
  });
  return [...rows, withinBars(figures, isWithin)].join("\n");
}
