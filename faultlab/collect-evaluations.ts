import { join } from "node:path";
import type { Suite } from "../src/domain/suite.ts";
import { contentHash } from "../src/lib/content-hash.ts";
import { lazily } from "../src/lib/lazily.ts";
import { loadSuite } from "../src/public/index.ts";
import type { BenchOptions } from "./bench-options.ts";
import type { EmptySlot, FaultCase } from "./cases/fault-case.ts";
import { fillSlots, isCase } from "./cases/fill-slots.ts";
import { findOperators } from "./cases/find-operators.ts";
import type { FoundOperator } from "./cases/find-operators.ts";
import { jsonFolder } from "./cases/json-folder.ts";
import { planSlots, slotsOf } from "./cases/plan-slots.ts";
import type { Slot } from "./cases/plan-slots.ts";
import { readBases } from "./cases/read-bases.ts";
import { generatorHash, rulesHash } from "./cases/source-hashes.ts";
import { evaluateCases } from "./evaluation/evaluate-cases.ts";
import type { Evaluation } from "./evaluation/evaluation.ts";
import { openLab } from "./evaluation/open-lab.ts";

export interface CollectTools {
  readonly suiteDirectory: string;
  readonly repliesDirectory: string;
  readonly signal: AbortSignal;
  readonly onBuilt: (built: FaultCase | EmptySlot) => void;
  readonly onEvaluated: (evaluation: Evaluation) => void;
}

/** The evaluations that were asked for: recorded ones alone, or every case of the set, built and evaluated where needed. */
export async function collectEvaluations(
  options: BenchOptions,
  tools: CollectTools,
): Promise<readonly Evaluation[]> {
  const operators = (await findOperators()).filter((operator) => isWanted(operator, options));
  if (options.recorded) return readRecorded(operators, options);
  const cases = await buildCases(operators, options, tools);
  if (options.buildsOnly) return [];
  const { resultDirectory: directory, stability, workers, parallel } = options;
  const { signal, onEvaluated } = tools;
  const rules = await rulesHash();
  return evaluateCases(cases, {
    directory,
    rules,
    stability,
    workers,
    parallel,
    signal,
    onEvaluated,
  });
}

async function readRecorded(
  operators: readonly FoundOperator[],
  { resultDirectory, set }: BenchOptions,
): Promise<readonly Evaluation[]> {
  const folder = jsonFolder<Evaluation>(resultDirectory);
  const ids = operators.flatMap((operator) =>
    Array.from({ length: slotsOf(operator, set) }, (_, index) => `${operator.name}/${index}`),
  );
  const records = await Promise.all(ids.map((id) => folder.read(id)));
  return records.filter((record) => record !== undefined);
}

async function buildCases(
  operators: readonly FoundOperator[],
  options: BenchOptions,
  { suiteDirectory, repliesDirectory, signal, onBuilt }: CollectTools,
): Promise<readonly FaultCase[]> {
  const { caseDirectory, workers, parallel } = options;
  const suite = await loadSuite(suiteDirectory);
  const lab = lazily(() => openLab({ directory: join(caseDirectory, "lab"), workers, signal }));
  try {
    const built = await fillSlots(
      await wantedSlots(operators, suite, { options, repliesDirectory }),
      {
        directory: join(caseDirectory, "cases"),
        suite,
        madeFrom: await generatorHash(suiteDirectory, repliesDirectory),
        lab: lab.get,
        concurrency: parallel,
        onBuilt,
      },
    );
    return built.filter(isCase);
  } finally {
    await lab.dispose();
  }
}

/** The first slots of all operators before the second ones, by chance, so that any beginning is a fair sample. */
async function wantedSlots(
  operators: readonly FoundOperator[],
  suite: Suite,
  {
    options,
    repliesDirectory,
  }: { readonly options: BenchOptions; readonly repliesDirectory: string },
): Promise<readonly Slot[]> {
  const { set, shard, limit } = options;
  const bases = await readBases(suite, repliesDirectory);
  return operators
    .flatMap((operator) => planSlots(operator, bases, set))
    .toSorted((a, b) => a.index - b.index || (orderOf(a) < orderOf(b) ? -1 : 1))
    .filter((_slot, position) => position % shard.count === shard.index - 1)
    .slice(0, limit);
}

function orderOf({ operator }: Slot): string {
  return contentHash(operator.name);
}

function isWanted({ name, letter, heldOut }: FoundOperator, options: BenchOptions): boolean {
  const { operators } = options;
  const isNamed = operators.length === 0 || operators.includes(name) || operators.includes(letter);
  return heldOut === options.heldOut && isNamed;
}
