import { expect, test } from "vitest";
import { loadConfig } from "../config/load-config.ts";
import { runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { startScriptedProviderServer } from "../testing/scripted-provider-server.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
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

async function plan(source: RunSource, suiteDirectory: string) {
  const request = { source, select: [], observer: () => {}, signal: new AbortController().signal };
  return planRun(request, loadConfig({ suite: suiteDirectory }, { FAULTLINE_API_KEY: "secret" }));
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
      guidelines: true,
    },
    suite.directory,
  );
  expect(run.origin).toEqual({
    replies: { kind: "provider", baseUrl: "https://provider.example.com/v1" },
    select: [],
  });
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
