import { attemptId, newId, runId } from "../../src/domain/ids.ts";
import type { AttemptId } from "../../src/domain/attempt.ts";
import type { EvalPath } from "../../src/domain/eval.ts";
import type { Run } from "../../src/domain/run.ts";
import type { StepName } from "../../src/domain/step.ts";
import type { Blame } from "../../src/domain/verdict.ts";

/** How large a generated store is. */
export interface StoreSize {
  readonly runs: number;
  readonly evals: number;
}

export interface SampleAttempt {
  readonly id: AttemptId;
  readonly evalPath: EvalPath;
  readonly failure?: { readonly step: StepName; readonly blame: Blame | null };
}

export interface SampleRun {
  readonly run: Run;
  readonly attempts: readonly SampleAttempt[];
}

interface SampleEval {
  readonly path: EvalPath;
  readonly difficulty: number;
  /** A broken check fails nearly everybody. */
  readonly blame: Blame | null;
  readonly step: StepName;
}

const hostileNames = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202Eedoc"];
const models = 24;
const failingSteps = ["filesystem", "deploy", "deploy", "tsc", "eslint", "tests", "tests"] as const;
const millisecondsPerDay = 86_400_000;

/** Runs of several models over one suite, oldest first, some with names that look like code. */
export function* sampleRuns(size: StoreSize, random: () => number): Generator<SampleRun> {
  const evals = Array.from({ length: size.evals }, (_, index) => sampleEval(index, random));
  const last = Date.parse("2026-03-01");
  for (let index = 0; index < size.runs; index += 1) {
    const day = new Date(last - Math.floor((size.runs - index) / 4) * millisecondsPerDay);
    const run = sampleRun(index, day.toISOString().slice(0, 10), random);
    const skill = 0.6 + 0.35 * (((index * 7) % models) / models);
    const attempts = evals.map((each, position): SampleAttempt => {
      const id = attemptId(`${run.id.slice(0, 26)}${String(position).padStart(6, "0")}`);
      if (random() < skill * (1 - each.difficulty) + 0.05) return { id, evalPath: each.path };
      return { id, evalPath: each.path, failure: failureOf(each, random) };
    });
    yield { run, attempts };
  }
}

function sampleEval(index: number, random: () => number): SampleEval {
  const category = String(Math.floor(index / 16)).padStart(3, "0");
  const name = index === 3 ? hostileNames[0] : `eval_${index}`;
  const isBroken = index % 17 === 5;
  const step = failingSteps[Math.floor(random() * failingSteps.length)] ?? "tests";
  return {
    path: `${category}-category/${String(index % 16).padStart(3, "0")}-${name?.replaceAll("/", "_")}`,
    difficulty: isBroken ? 0.95 : random() ** 2 * 0.8,
    blame: isBroken ? "check" : "model",
    step,
  };
}

function sampleRun(index: number, date: string, random: () => number): Run {
  const model = (index * 7) % models;
  const hasGuidelines = index % 3 !== 0;
  return {
    id: runId(newId((bytes) => bytes.map(() => Math.floor(random() * 256)))),
    provider: `provider-${model % 4}`,
    model: `model-${model}`,
    modelDisplayName: hostileNames[model] ?? `Model ${model}`,
    experiment: hasGuidelines ? "default" : "no_guidelines",
    guidelines: hasGuidelines,
    date,
    status: "completed",
    durationSeconds: 200 + Math.round(400 * random()),
    suite: { name: "sample", version: "1.0.0", root: "/nowhere", hash: "5a3b1e", overlay: {} },
  };
}

function failureOf({ step, blame }: SampleEval, random: () => number) {
  const chance = random();
  if (chance < 0.08) return { step, blame: null };
  if (chance < 0.12) return { step: "install", blame: "environment" } as const;
  if (chance < 0.16) return { step, blame: "task" } as const;
  if (chance < 0.18) return { step, blame: "guidelines" } as const;
  return { step, blame };
}
