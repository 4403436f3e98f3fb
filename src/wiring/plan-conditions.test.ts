import { expect, test } from "vitest";
import { environmentKeys } from "../config/api-keys.ts";
import { loadConfig } from "../config/load-config.ts";
import type { FaultlineConfig } from "../config/project-config.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { openModelCalls } from "./model-calls.ts";
import { planRun } from "./plan-run.ts";

type Condition = NonNullable<FaultlineConfig["experiments"]>[string];

const keys = { OPENAI_API_KEY: "one", OPENROUTER_API_KEY: "two", AGENT_KEY: "three" };

/** The run of a model under an experiment that a configuration declares. */
async function planned(special: Condition, { model = "openai/gpt-5.2", budget = "" } = {}) {
  await using suite = await temporaryTree({
    "evals/000-a/000-x/TASK.txt": "Greet.",
    "evals/000-a/000-x/grader.test.ts": "",
    "evals/000-a/000-x/answer/convex/index.ts": "",
    "project.json": JSON.stringify({ experiments: { special } }),
  });
  const source = { kind: "provider", model, experiment: "special" } as const;
  const flags = { suite: suite.directory, config: `${suite.directory}/project.json` };
  return await planRun(
    { source, select: [], observer: () => {} },
    loadConfig({ ...flags, ...(budget !== "" && { budget }) }, {}),
    openModelCalls(environmentKeys(keys), () => Promise.reject(new Error("not asked"))),
  );
}

test("a search of the web is recorded as a condition", async () => {
  const { run, asking } = await planned({ webSearch: true });
  expect(run.origin?.replies).toMatchObject({ experiment: { name: "special", webSearch: true } });
  expect(asking?.settings).toMatchObject({ webSearch: true });
});

test("a model whose provider searches nothing is refused, not asked without", async () => {
  await expect(planned({ webSearch: true }, { model: "openrouter/acme/coder" })).rejects.toThrow(
    /^Experiment special lets models search the web, which openrouter\/acme\/coder does not offer/u,
  );
});

test("an agent is recorded with the names of its variables and never with their values", async () => {
  const agent = { command: ["agent", "{prompt}"], environment: ["AGENT_KEY"], reads: ["tools"] };
  const { run, asking } = await planned({ agent });
  expect(run.origin?.replies).toMatchObject({
    experiment: {
      agent: {
        ...agent,
        reads: [expect.stringMatching(/^\/.*\/tools$/u)],
        network: false,
        timeoutSeconds: 1_800,
        atOnce: 2,
      },
    },
  });
  expect(JSON.stringify(run)).not.toContain("three");
  expect(asking?.provider.limits).toEqual({ concurrentCalls: 2 });
});

test("an agent without its key, or with a budget that nothing holds, is refused", async () => {
  const agent = { command: ["agent"], environment: ["OTHER_KEY"] };
  await expect(planned({ agent })).rejects.toThrow(
    "The agent of experiment special needs the variable OTHER_KEY, which is not set",
  );
  await expect(planned({ agent: { command: ["agent"] } }, { budget: "5" })).rejects.toThrow(
    "A budget cannot hold the agent of experiment special",
  );
});
