import { randomNumbers } from "../../src/lib/random-numbers.ts";
import { providerModel } from "../../src/llm/provider-model.ts";
import { openLane } from "../../src/llm/provider-lane.ts";
import { scheduledModel } from "../../src/llm/scheduled-model.ts";
import { startScriptedProviderServer } from "../../src/public/testing.ts";
import type { Measured } from "../grading/measured.ts";
import { timeRun } from "./run-setup.ts";
import type { RunSetup } from "./run-setup.ts";

export interface LatencyOptions {
  /** Milliseconds at the median. */
  readonly latencyMs: number;
  readonly callsInFlight: number;
  readonly samples: number;
  readonly workers: number;
}

const bar = { atMost: 1.05 };

/** The wall time of calls that take long, with and without grading their replies. */
export async function latencyFigures(
  setup: RunSetup,
  options: LatencyOptions,
): Promise<readonly Measured[]> {
  const without = await timeCalls(setup, options, false);
  const graded = await timeCalls(setup, options, true);
  return [
    { name: "calls without grading", unit: "s", value: without },
    { name: "the same calls with grading", unit: "s", value: graded },
    { name: "with grading ÷ without", unit: "times", value: graded / without, bar },
  ];
}

async function timeCalls(
  setup: RunSetup,
  { latencyMs, callsInFlight, samples, workers }: LatencyOptions,
  grades: boolean,
): Promise<number> {
  const random = randomNumbers(30);
  const latencies = Array.from(
    { length: setup.suite.evals.size * samples },
    () => latencyMs * (0.5 + random()),
  );
  const tasks = [...setup.suite.evals.values()];
  await using server = await startScriptedProviderServer(({ messages }, index) => {
    const prompt = messages.at(-1)?.content ?? "";
    const asked = tasks.find(({ task }) => prompt.endsWith(task.trim()));
    const text = setup.replies.get(asked?.path ?? "") ?? "";
    return { text, latencyMs: latencies[index] ?? latencyMs };
  });
  const endpoint = {
    provider: "scripted",
    name: "slow",
    api: "openai-chat",
    baseUrl: server.baseUrl,
  } as const;
  const lane = openLane({ provider: "scripted", limits: { concurrentCalls: callsInFlight } });
  const model = scheduledModel({
    model: providerModel({ endpoint }),
    lane,
    observer: () => undefined,
  });
  return await timeRun(setup, { model, samples, concurrency: callsInFlight + workers, grades });
}
