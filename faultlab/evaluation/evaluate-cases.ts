import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentHash } from "../../src/lib/content-hash.ts";
import { limitConcurrency } from "../../src/lib/limit-concurrency.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import { jsonFolder } from "../cases/json-folder.ts";
import type { Evaluation } from "./evaluation.ts";
import { evaluateCase } from "./evaluate-case.ts";
import { countHeldOut } from "./held-out-count.ts";
import { openLab } from "./open-lab.ts";
import type { Lab } from "./open-lab.ts";

export interface EvaluateOptions {
  /** Folder of the records. */
  readonly directory: string;
  /** Hash of the analysis. */
  readonly rules: string;
  /** Replay certificates, and have some candidates judged in disguises. */
  readonly stability: boolean;
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
  options: EvaluateOptions,
): Promise<readonly Evaluation[]> {
  const folder = jsonFolder<Evaluation>(options.directory);
  const known: Evaluation[] = [];
  const open: FaultCase[] = [];
  for (const fault of cases) {
    const record = await folder.read(fault.id);
    if (record?.case === hashOf(fault) && record.rules === options.rules) known.push(record);
    else open.push(fault);
  }
  if (open.length === 0) return known;
  const directory = await mkdtemp(join(tmpdir(), "faultlab-"));
  try {
    const { workers, signal, parallel } = options;
    await using lab = await openLab({ directory, workers, signal });
    const made = await limitConcurrency(open, parallel, (fault) => evaluate(fault, options, lab));
    return [...known, ...made];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function evaluate(
  fault: FaultCase,
  { directory, rules, stability, signal, onEvaluated }: EvaluateOptions,
  lab: Lab,
): Promise<Evaluation> {
  signal.throwIfAborted();
  const evaluation = {
    ...(await evaluateCase(fault, { rules, stability }, lab)),
    case: hashOf(fault),
  };
  await jsonFolder<Evaluation>(directory).write(evaluation);
  await countHeldOut(directory, evaluation);
  onEvaluated(evaluation);
  return evaluation;
}

/** A case that was made again and came out the same is the same. */
function hashOf(fault: FaultCase): string {
  return contentHash(JSON.stringify({ ...fault, madeFrom: "" })).slice(0, 16);
}
