import type { FunctionKind } from "../executor/protocol.ts";
import type { ConvexValue } from "../values/convex-value.ts";

/** One of the platform's own functions. */
export interface SystemFunction {
  readonly kind: FunctionKind;
  /** Arguments in their wire form. Throws `CallRejection` for what the caller got wrong. */
  run(args: unknown): ConvexValue;
}

export function query(run: SystemFunction["run"]): SystemFunction {
  return { kind: "query", run };
}

export function mutation(run: SystemFunction["run"]): SystemFunction {
  return { kind: "mutation", run };
}
