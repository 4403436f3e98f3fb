import { checkLimits } from "../values/check-limits.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { valueSize } from "../values/value-size.ts";
import { FunctionFailure } from "./function-failure.ts";

/** In bytes: https://docs.convex.dev/production/state/limits#functions */
const largest = 16 * 1024 * 1024;

/** Throws `FunctionFailure` for arguments and results that are above the platform's limits. */
export function checkCallValue(what: "arguments" | "return value", value: ConvexValue): void {
  const size = valueSize(value);
  const problem =
    size > largest
      ? `Value is too large (actual: ${size} bytes, limit: ${largest} bytes)`
      : checkLimits(value);
  if (problem !== undefined) throw new FunctionFailure(`Function ${what} invalid: ${problem}`);
}
