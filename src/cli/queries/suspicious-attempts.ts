import { findTampering } from "../../analysis/tampering/find-tampering.ts";
import type { Attempt } from "../../domain/attempt.ts";
import type { EvalPath } from "../../domain/eval.ts";
import type { Suite } from "../../domain/suite.ts";
import type { TamperFlag } from "../../domain/tamper-flag.ts";
import type { ResultStore } from "../../store/result-store.ts";

/** An attempt whose code looks made to tamper with what grades it. */
export interface SuspiciousAttempt {
  readonly evalPath: EvalPath;
  readonly sample: number;
  readonly flags: readonly TamperFlag[];
}

/** Reads the files of the attempts; what they must not know of their evals is only told with the suite. */
export async function suspiciousAttempts(
  store: Pick<ResultStore, "getReply">,
  attempts: readonly Attempt[],
  suite: Suite | undefined,
): Promise<readonly SuspiciousAttempt[]> {
  const read = await Promise.all(
    attempts.map(async ({ id, evalPath, sample }) => {
      const reply = await store.getReply(id);
      const files = reply?.files ?? {};
      return { evalPath, sample, flags: findTampering(files, suite?.evals.get(evalPath)) };
    }),
  );
  return read.filter(({ flags }) => flags.length > 0);
}
