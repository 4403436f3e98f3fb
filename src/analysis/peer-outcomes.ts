import type { Attempt } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { PeerOutcome } from "../domain/peer-outcome.ts";
import type { Run } from "../domain/run.ts";
import { signatureKey } from "../domain/signature.ts";
import type { ResultStore } from "../store/result-store.ts";
import { signatureOf } from "./signature/signature-of.ts";

/** How the given evals went in the other completed runs of a store, of any model and experiment. */
export async function peerOutcomes(
  store: ResultStore,
  run: Run,
  evalPaths: ReadonlySet<EvalPath>,
): Promise<ReadonlyMap<EvalPath, readonly PeerOutcome[]>> {
  const found = new Map<EvalPath, PeerOutcome[]>();
  const others = (await store.listRuns()).filter(
    (other) => other.id !== run.id && other.status === "completed",
  );
  for (const other of others) {
    const attempts = await store.listAttempts(other.id);
    for (const attempt of attempts.filter(({ evalPath }) => evalPaths.has(evalPath))) {
      const outcome = await outcomeIn(store, attempt);
      if (outcome === undefined) continue;
      const { id, provider, model, guidelines } = other;
      const peer = { run: id, provider, model, guidelines, ...outcome };
      found.set(attempt.evalPath, [...(found.get(attempt.evalPath) ?? []), peer]);
    }
  }
  return found;
}

/** `undefined` where nothing was graded. */
async function outcomeIn(
  store: ResultStore,
  { id, state }: Attempt,
): Promise<Pick<PeerOutcome, "passed" | "signature"> | undefined> {
  if (state.status === "outcome-only") return { passed: state.passed };
  const grading = state.status === "graded" ? await store.officialGrading(id) : undefined;
  if (grading === undefined) return undefined;
  const outcome = outcomeOf(grading.steps);
  if (outcome.status === "errored") return undefined;
  return outcome.status === "passed"
    ? { passed: true }
    : { passed: false, signature: signatureKey(signatureOf(outcome.step)) };
}
