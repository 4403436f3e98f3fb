import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lazily } from "../src/lib/lazily.ts";
import { loadSuite } from "../src/public/index.ts";
import { benchOptions } from "./bench-options.ts";
import type { BenchOptions } from "./bench-options.ts";
import type { FaultCase } from "./cases/fault-case.ts";
import { fillSlots, isCase } from "./cases/fill-slots.ts";
import { findOperators } from "./cases/find-operators.ts";
import type { FoundOperator } from "./cases/find-operators.ts";
import { planSlots } from "./cases/plan-slots.ts";
import type { Slot } from "./cases/plan-slots.ts";
import { readBases } from "./cases/read-bases.ts";
import { generatorHash, rulesHash } from "./cases/source-hashes.ts";
import { evaluateCases } from "./evaluation/evaluate-cases.ts";
import { openLab } from "./evaluation/open-lab.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const suiteDirectory = join(root, "suites/convex");
const repliesDirectory = join(root, "examples/seed-run/replies");

const options = benchOptions(process.argv.slice(2));
const stop = new AbortController();
process.once("SIGINT", () => stop.abort(new Error("Interrupted.")));
process.once("SIGTERM", () => stop.abort(new Error("Terminated.")));

const cases = await buildCases(options);
if (options.evaluates) {
  const evaluations = await evaluateCases(cases, {
    directory: options.resultDirectory,
    rules: await rulesHash(),
    reuse: options.reuse,
    workers: options.workers,
    parallel: options.parallel,
    signal: stop.signal,
    onEvaluated: ({ id, evalPath, causes, seconds, gradings }) => {
      const answers = causes.map(({ truth, blame, localization }) => {
        const place =
          localization === undefined
            ? "no certificate"
            : `place ${localization.atPlace} agrees ${localization.agrees}`;
        return `${truth.blame} → ${blame} (${place})`;
      });
      console.error(
        `${id}  ${evalPath}  ${answers.join(", ")}  ${gradings} grades, ${seconds.toFixed(1)} s`,
      );
    },
  });
  console.log(evaluations.length);
}

async function buildCases({
  caseDirectory,
  workers,
  parallel,
}: BenchOptions): Promise<readonly FaultCase[]> {
  const suite = await loadSuite(suiteDirectory);
  const bases = await readBases(suite, repliesDirectory);
  const operators = (await findOperators()).filter(isWanted);
  const slots = operators.flatMap((operator) => planSlots(operator, bases, options.set));
  const lab = lazily(() =>
    openLab({ directory: join(caseDirectory, "lab"), workers, signal: stop.signal }),
  );
  try {
    const built = await fillSlots(inTurn(slots).filter(isInShard).slice(0, options.limit), {
      directory: join(caseDirectory, "cases"),
      suite,
      madeFrom: await generatorHash(suiteDirectory, repliesDirectory),
      lab: lab.get,
      concurrency: parallel,
      onBuilt: (slot) =>
        console.error(
          isCase(slot) ? `built ${slot.id}` : `empty ${slot.id}\n  ${slot.reasons.join("\n  ")}`,
        ),
    });
    return built.filter(isCase);
  } finally {
    await lab.dispose();
  }
}

function isWanted({ name, letter, heldOut }: FoundOperator): boolean {
  const { operators } = options;
  const isNamed = operators.length === 0 || operators.includes(name) || operators.includes(letter);
  return heldOut === options.heldOut && isNamed;
}

/** The first slots of all operators before the second ones: a beginning is a fair sample. */
function inTurn(slots: readonly Slot[]): readonly Slot[] {
  return slots.toSorted((a, b) => a.index - b.index);
}

function isInShard(_slot: Slot, position: number): boolean {
  return position % options.shard.count === options.shard.index - 1;
}
