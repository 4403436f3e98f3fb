import { UsageError } from "../lib/harness-error.ts";

/** The port that a text names. Fails with `UsageError`. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`"${text}" is no port: give a whole number from 1 to 65535.`);
}
