import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentHash } from "../../src/lib/content-hash.ts";
import { limitConcurrency } from "../../src/lib/limit-concurrency.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import { jsonFolder } from "../cases/json-folder.ts";
import type { Evaluation } from "./evaluation.ts";
import { evaluateCase } from "./evaluate-case.ts";
import { openLab } from "./open-lab.ts";

export interface EvaluateOptions {
  readonly directory: string;
  /** Hash of the analysis. */
  readonly rules: string;
  /** `any`: what is recorded counts, whatever rules it was made with, and nothing is evaluated. */
  readonly reuse: "fresh" | "any";
  readonly workers: number;
  readonly parallel: number;
  readonly signal: AbortSignal;
  readonly onEvaluated: (evaluation: Evaluation) => void;
}

/**
 * Evaluations of cases: recorded ones of the same case and rules, the others made now, with a store that knows nothing,
 * so that their cost is that of an analysis with an empty cache.
 */
export async function evaluateCases(
  cases: readonly FaultCase[],
  { directory, rules, reuse, workers, parallel, signal, onEvaluated }: EvaluateOptions,
): Promise<readonly Evaluation[]> {
  const folder = jsonFolder<Evaluation>(directory);
  const known = await Promise.all(cases.map(({ id }) => folder.read(id)));
  const isCurrent = (record: Evaluation | undefined, fault: FaultCase) =>
    record?.case === contentHash(JSON.stringify(fault)) && record.rules === rules;
  const open = cases.filter((fault, index) => !isCurrent(known[index], fault));
  if (reuse === "any") return known.filter((record) => record !== undefined);
  const current = known.filter((record, index) => {
    const fault = cases[index];
    return fault !== undefined && isCurrent(record, fault);
  });
  if (open.length === 0) return current.filter((record) => record !== undefined);
  const temporary = await mkdtemp(join(tmpdir(), "faultlab-"));
  try {
    await using lab = await openLab({ directory: temporary, workers, signal });
    const made = await limitConcurrency(open, parallel, async (fault) => {
      const evaluation = await evaluateCase(fault, rules, lab);
      await folder.write(evaluation);
      onEvaluated(evaluation);
      return evaluation;
    });
    return [...current.filter((record) => record !== undefined), ...made];
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
