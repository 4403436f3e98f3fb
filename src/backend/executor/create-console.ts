import { inspect } from "node:util";

const levels = {
  log: "LOG",
  info: "INFO",
  warn: "WARN",
  error: "ERROR",
  debug: "DEBUG",
  trace: "LOG",
} as const;
const maximumLines = 256;
const maximumLineLength = 32_768;

/** A console whose lines go to the call's log: `[LOG] 'text' { a: 1 }`. */
export function createConsole(log: (line: string) => void): Readonly<Record<string, unknown>> {
  let lines = 0;
  const write = (level: string, values: readonly unknown[]): void => {
    lines += 1;
    if (lines > maximumLines) return;
    const text = values.map((value) => inspect(value)).join(" ");
    log(`[${level}] ${text}`.slice(0, maximumLineLength));
  };
  const methods = Object.entries(levels).map(
    ([method, level]) => [method, (...values: unknown[]) => write(level, values)] as const,
  );
  const silent = [
    "time",
    "timeEnd",
    "timeLog",
    "group",
    "groupEnd",
    "count",
    "assert",
    "table",
    "dir",
  ];
  return Object.fromEntries([...silent.map((method) => [method, () => {}] as const), ...methods]);
}
