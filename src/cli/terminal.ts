import type { ColorLevel } from "../config/color-level.ts";
import { paint } from "./render/paint.ts";
import { toSafeJson } from "./render/sanitize.ts";
import type { StyledLine } from "./render/styled-text.ts";

/** Where a command writes: results to standard output, everything about the work itself to standard error. */
export interface Terminal {
  /** Characters per line that results may take. */
  readonly width: number;
  /** Does a person read the results? */
  readonly isInteractive: boolean;
  print(lines: readonly StyledLine[]): void;
  printJson(value: unknown): void;
  /** One line, for results that come one after the other. */
  printJsonLine(value: unknown): void;
  /** Progress for programs: one line. */
  noteJsonLine(value: unknown): void;
  /** Progress, notices, errors. */
  note(lines: readonly StyledLine[]): void;
}

export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const widest = 100;
const narrowest = 40;

/** A terminal on two streams, each with the colours that it may get. */
export function createTerminal(
  output: { readonly stream: OutputStream; readonly colors: ColorLevel },
  notes: { readonly stream: OutputStream; readonly colors: ColorLevel },
): Terminal {
  return {
    width: widthOf(output.stream),
    isInteractive: output.stream.isTTY === true,
    print: (lines) => void output.stream.write(paint(lines, output.colors)),
    printJsonLine: (value) => void output.stream.write(`${toSafeJson(value, 0)}\n`),
    printJson: (value) => void output.stream.write(`${toSafeJson(value)}\n`),
    noteJsonLine: (value) => void notes.stream.write(`${toSafeJson(value, 0)}\n`),
    note: (lines) => void notes.stream.write(paint(lines, notes.colors)),
  };
}

/** A terminal that does not know its width says 0 or nothing. */
function widthOf({ columns = 0 }: OutputStream): number {
  return columns === 0 ? widest : Math.max(narrowest, Math.min(widest, columns));
}
