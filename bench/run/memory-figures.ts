import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { LanguageModel } from "../../src/llm/language-model.ts";
import type { Measured } from "../grading/measured.ts";
import { timeRun } from "./run-setup.ts";
import type { RunSetup } from "./run-setup.ts";

const bar = { atMost: 1.1 };

/** Resident memory of this process after a fifth of many attempts, and after all of them. */
export async function memoryFigures(
  setup: RunSetup,
  { attempts, workers }: { readonly attempts: number; readonly workers: number },
): Promise<readonly Measured[]> {
  const model: LanguageModel = {
    provider: "recorded",
    name: "fast",
    generate: async ({ evalPath }) => ({
      text: setup.replies.get(evalPath) ?? "",
      finishReason: "stop",
    }),
  };
  const marks = [Math.round(attempts / 5), attempts];
  const memory: number[] = [];
  let done = 0;
  await timeRun(setup, {
    model,
    samples: Math.ceil(attempts / setup.suite.evals.size),
    concurrency: workers,
    onEvent({ type }) {
      if (type === "attempt-finished") done += 1;
      if (type === "attempt-finished" && marks.includes(done)) memory.push(residentMemory());
    },
  });
  const [early = Number.NaN, late = Number.NaN] = memory;
  return [
    { name: `resident memory after ${marks[0]} attempts`, unit: "MiB", value: early },
    { name: `resident memory after ${marks[1]} attempts`, unit: "MiB", value: late },
    { name: "after all ÷ after a fifth", unit: "times", value: late / early, bar },
  ];
}

/** In MiB, after what nobody holds any more was collected. */
function residentMemory(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  return process.memoryUsage().rss / 2 ** 20;
}
