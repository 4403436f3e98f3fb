import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { SetName } from "./cases/plan-slots.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface BenchOptions {
  readonly set: SetName;
  /** The operators that are kept apart, instead of the others. */
  readonly heldOut: boolean;
  /** Names of operators or letters; all where empty. */
  readonly operators: readonly string[];
  /** How many slots to take, the first of all operators before the second ones. */
  readonly limit: number;
  readonly shard: { readonly index: number; readonly count: number };
  readonly workers: number;
  /** Cases at a time. */
  readonly parallel: number;
  readonly caseDirectory: string;
  readonly resultDirectory: string;
  /** Only what is recorded, whatever rules it was made with; nothing is built or evaluated. */
  readonly recorded: boolean;
  /** Replay certificates, and have some candidates judged in disguises. */
  readonly stability: boolean;
  readonly json: boolean;
  readonly check: boolean;
  /** How many of the worst cases to print. */
  readonly worst: number;
  /** File that the confusion matrix is drawn into. */
  readonly picture?: string;
  readonly buildsOnly: boolean;
}

/** What was asked for on the command line. Fails with `TypeError` for an unknown option. */
export function benchOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      full: { type: "boolean", default: false },
      "held-out": { type: "boolean", default: false },
      operator: { type: "string", multiple: true, default: [] },
      limit: { type: "string", default: "100000" },
      shard: { type: "string", default: "1/1" },
      workers: { type: "string", default: "2" },
      parallel: { type: "string", default: "2" },
      cases: { type: "string", default: join(root, ".faultline/faultlab") },
      results: { type: "string", default: join(root, "faultlab/results") },
      recorded: { type: "boolean", default: false },
      stability: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      worst: { type: "string", default: "10" },
      picture: { type: "string" },
      "build-only": { type: "boolean", default: false },
    },
  });
  return {
    set: values.full ? "full" : "quick",
    heldOut: values["held-out"],
    operators: values.operator,
    limit: Number(values.limit),
    shard: shardOf(values.shard),
    workers: Number(values.workers),
    parallel: Number(values.parallel),
    caseDirectory: values.cases,
    resultDirectory: values.results,
    recorded: values.recorded,
    stability: values.stability,
    json: values.json,
    check: values.check,
    worst: Number(values.worst),
    buildsOnly: values["build-only"],
    ...(values.picture === undefined ? {} : { picture: values.picture }),
  };
}

function shardOf(text: string): BenchOptions["shard"] {
  const [index = Number.NaN, count = Number.NaN] = text.split("/").map(Number);
  if (Number.isInteger(index) && Number.isInteger(count) && index >= 1 && index <= count) {
    return { index, count };
  }
  throw new TypeError(`"${text}" is no shard: give which of how many, such as 1/4.`);
}
