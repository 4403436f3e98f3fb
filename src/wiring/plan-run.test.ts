import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { environmentKeys } from "../config/api-keys.ts";
import { loadConfig } from "../config/load-config.ts";
import type { ConfigFlags } from "../config/load-config.ts";
import { runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { startScriptedProviderServer } from "../testing/scripted-provider-server.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { openModelCalls } from "./model-calls.ts";
import { planCalls } from "./plan-calls.ts";
import { planRun } from "./plan-run.ts";
import type { RunSource } from "./workbench.ts";

const evalFiles = {
  "evals/000-a/000-x/TASK.txt": "Greet.",
  "evals/000-a/000-x/grader.test.ts": "",
  "evals/000-a/000-x/answer/convex/index.ts": "",
};

const interrupted: Run = {
  id: runId("run1"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "cancelled",
};

const noAgent = () => Promise.reject(new Error("This test expects no agent."));
const keys = {
  FAULTLINE_API_KEY: "secret",
  OPENAI_API_KEY: "other secret",
  OPENROUTER_API_KEY: "third",
};

async function plan(source: RunSource, suite: string, flags: ConfigFlags = {}) {
  const request = { source, select: [], observer: () => {} };
  return planRun(
    request,
    loadConfig({ suite, ...flags }, {}),
    openModelCalls(environmentKeys(keys), noAgent),
  );
}

const question = { evalPath: "000-a/000-x", sample: 0, system: "Be kind.", prompt: "Greet." };

test("a resumed run asks for missing replies where it is told to, with the key", async () => {
  await using suite = await temporaryTree(evalFiles);
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const source = { kind: "resumed", run: interrupted, baseUrl: server.baseUrl } as const;
  const { model } = await plan(source, suite.directory);
  expect((await model.generate(question)).text).toBe("# Files");
  expect(server.requests).toMatchObject([{ model: "coder-1", authorization: "Bearer secret" }]);
});

test("a resumed run that is told of no provider says how to get a missing reply", async () => {
  await using suite = await temporaryTree(evalFiles);
  const { model } = await plan({ kind: "resumed", run: interrupted }, suite.directory);
  await expect(model.generate(question)).rejects.toThrow(
    /^000-a\/000-x has no stored reply: add --base-url <url>/,
  );
});

test("replies of an earlier run are planned with the suite of the run that they are compared with", async () => {
  await using suite = await temporaryTree({
    ...evalFiles,
    "evals/000-a/001-y/TASK.txt": "Greet twice.",
    "evals/000-a/001-y/grader.test.ts": "",
    "evals/000-a/001-y/answer/convex/index.ts": "",
  });
  const facts = {
    date: "2026-02-12",
    provider: "acme",
    model: "coder-1",
    experiment: "default",
    guidelines: true,
    total: 2,
    passed: 0,
  };
  const outcomes = {
    "000-a/000-x": { status: "failed", failedStep: "deploy" },
    "000-a/001-y": { status: "passed" },
  };
  await using recorded = await temporaryTree({
    "run.json": JSON.stringify({ ...facts, id: "run1", priorRuns: ["p.json", "q.json"] }),
    "replies/000-a/001-y.md": "# Files",
    "p.json": JSON.stringify({ ...facts, id: "prior1", replies: "then", outcomes }),
    "q.json": JSON.stringify({ ...facts, id: "prior2", outcomes }),
    "then/000-a/000-x.md": "# Then",
  });
  const source = { kind: "recorded", directory: recorded.directory } as const;
  const { run, priorRuns } = await plan(source, suite.directory);
  const [told, outcomesOnly] = priorRuns;
  expect(told?.run.suite).toEqual(run.suite);
  expect([...(told?.replies?.suite.evals.keys() ?? [])]).toEqual(["000-a/000-x"]);
  expect((await told?.replies?.model.generate(question))?.text).toBe("# Then");
  expect(outcomesOnly?.run.suite).toBeUndefined();
  expect(outcomesOnly?.replies).toBeUndefined();
});

test("a recorded run whose overlay is over evals that the suite does not have finds none", async () => {
  await using suite = await temporaryTree({ "suite.json": "{}" });
  await using recorded = await temporaryTree({
    "run.json": JSON.stringify({
      id: "run1",
      date: "2026-02-12",
      provider: "acme",
      model: "coder-1",
      experiment: "default",
      guidelines: true,
      total: 1,
      passed: 0,
      suite: { overlay: "overlay" },
    }),
    "overlay/evals/000-a/000-x/grader.test.ts": "",
    "replies/000-a/000-x.md": "# Files",
  });
  const source = { kind: "recorded", directory: recorded.directory } as const;
  await expect(plan(source, suite.directory)).rejects.toThrow(/has no evals: each needs/);
});

test("a run remembers where its replies come from, but no password", async () => {
  await using suite = await temporaryTree(evalFiles);
  const { run } = await plan(
    {
      kind: "provider",
      model: "coder-1",
      baseUrl: "https://me:secret@provider.example.com/v1",
      experiment: "default",
    },
    suite.directory,
  );
  expect(run.origin).toMatchObject({
    replies: {
      kind: "provider",
      baseUrl: "https://provider.example.com/v1",
      experiment: { name: "default", guidelines: "suite", samples: 1 },
    },
    select: [],
  });
  expect(JSON.stringify(run)).not.toContain("secret");
});

const recordedFiles = {
  "run.json": JSON.stringify({
    id: "run1",
    date: "2026-02-12",
    provider: "acme",
    model: "coder-1",
    experiment: "default",
    guidelines: true,
    total: 1,
    passed: 0,
  }),
  "replies/000-a/000-x.md": "# Recorded",
};

test("a resumed run takes missing replies from where it was told to", async () => {
  await using suite = await temporaryTree(evalFiles);
  await using recorded = await temporaryTree(recordedFiles);
  const started = await plan({ kind: "recorded", directory: recorded.directory }, suite.directory);
  const run: Run = { ...started.run, status: "running" };
  const resumed = await plan({ kind: "resumed", run }, "/elsewhere");
  expect([resumed.run, resumed.suite.root]).toEqual([run, suite.directory]);
  expect((await resumed.model.generate(question)).text).toBe("# Recorded");
  const other = { ...run, id: runId("run2") };
  await expect(plan({ kind: "resumed", run: other }, suite.directory)).rejects.toThrow(
    `${recorded.directory}, from where run run2 took its replies, now holds run run1`,
  );
});

test("a resumed run whose recording is gone is planned from what is stored", async () => {
  await using suite = await temporaryTree(evalFiles);
  const origin = { replies: { kind: "recorded", directory: "/gone" }, select: [] } as const;
  const run: Run = { ...interrupted, origin };
  const { model } = await plan({ kind: "resumed", run }, suite.directory);
  await expect(model.generate(question)).rejects.toThrow(/has no stored reply/);
});

const suiteFiles = { ...evalFiles, "guidelines.md": "Be kind." };

/** A configuration with a provider at an address, and experiments. */
function configAt(baseUrl: string): string {
  const provider = { name: "openai", api: "openai-chat", baseUrl };
  const short = { guidelines: "short.md", systemPrompt: "Be terse.", maxOutputTokens: 500 };
  return JSON.stringify({ providers: [provider], experiments: { short } });
}

test("a model of the catalogue is asked as an experiment says, with its provider's key", async () => {
  await using suite = await temporaryTree(suiteFiles);
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const files = { "c.json": configAt(server.baseUrl), "short.md": "Be short." };
  await using project = await temporaryTree(files);
  const config = `${project.directory}/c.json`;
  const source = { kind: "provider", model: "gpt-5.2", experiment: "short" } as const;
  const { run, suite: planned, model, asking } = await plan(source, suite.directory, { config });
  expect(planned.guidelines).toBe("Be short.");
  expect(run).toMatchObject({ provider: "openai", model: "gpt-5.2", modelDisplayName: "GPT-5.2" });
  expect(asking?.experiment.systemPrompt).toBe("Be terse.");
  expect((await model.generate(question)).cost).toBeCloseTo((10 * 1.75 + 20 * 14) / 1e6, 12);
  expect(server.requests).toMatchObject([
    { authorization: "Bearer other secret", body: { max_completion_tokens: 500 } },
  ]);
});

test("a provider's key is not sent to an address that is not its own", async () => {
  await using suite = await temporaryTree(suiteFiles);
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const source = {
    kind: "provider",
    model: "openai/gpt-5.2",
    baseUrl: server.baseUrl,
    experiment: "default",
  } as const;
  const { model } = await plan(source, suite.directory);
  await model.generate(question);
  expect(server.requests[0]?.authorization).toBe("Bearer secret");
});

test("a resumed run is asked as it was, and only while its guidelines are the same", async () => {
  await using suite = await temporaryTree(suiteFiles);
  const files = { "c.json": configAt("http://127.0.0.1:9/v1"), "short.md": "Be short." };
  await using project = await temporaryTree(files);
  const flags = { config: `${project.directory}/c.json` };
  const source = { kind: "provider", model: "gpt-5.2", experiment: "short" } as const;
  const { run } = await plan(source, suite.directory, flags);
  const resumed = await plan({ kind: "resumed", run }, suite.directory, flags);
  expect(resumed.suite.guidelines).toBe("Be short.");
  expect(resumed.asking?.experiment).toEqual({
    name: "short",
    guidelines: { file: `${project.directory}/short.md` },
    systemPrompt: "Be terse.",
    maxOutputTokens: 500,
    samples: 1,
  });
  await writeFile(`${project.directory}/short.md`, "Be long.");
  await expect(plan({ kind: "resumed", run }, suite.directory, flags)).rejects.toThrow(
    /^The guidelines, or what Faultline tells models, have changed since run/u,
  );
});

test.each([
  [{ model: "gpt-5.2", experiment: "mine" }, {}, 'No experiment is called "mine"'],
  [
    { model: "anthropic/claude-opus-5", experiment: "default" },
    {},
    "put it into the variable ANTHROPIC_API_KEY",
  ],
  [
    { model: "openai/unlisted", experiment: "default" },
    { budget: "5" },
    "A budget for openai/unlisted needs its price and an output limit",
  ],
])("%o cannot be planned, and why is said", async (asked, flags, message) => {
  await using suite = await temporaryTree(suiteFiles);
  const source = { kind: "provider", ...asked } as const;
  await expect(plan(source, suite.directory, flags)).rejects.toThrow(message);
});

test("what would be asked is counted and priced without asking", async () => {
  await using suite = await temporaryTree(suiteFiles);
  const source = { kind: "provider", model: "gpt-5.2", experiment: "default" } as const;
  const calls = openModelCalls(environmentKeys(keys), noAgent);
  const config = loadConfig({ suite: suite.directory }, {});
  const [planned] = await planCalls({ sources: [source], select: [] }, config, calls);
  expect(planned).toMatchObject({
    model: "openai/gpt-5.2",
    api: "openai-responses",
    address: "api.openai.com",
    experiment: "default",
    calls: 1,
    maxOutputTokens: 128_000,
  });
  expect(planned?.inputCost).toBeCloseTo(((planned?.inputTokens ?? 0) * 1.75) / 1e6, 12);
  expect(planned?.mostCost).toBeGreaterThan((128_000 * 14) / 1e6);
});
