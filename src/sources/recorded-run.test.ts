import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { readRecordedOutcomes, readRecordedRun } from "./recorded-run.ts";

const facts = {
  id: "abc",
  date: "2026-02-12",
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "default",
  guidelines: true,
  total: 66,
  passed: 55,
};

const recorded = {
  "run.json": JSON.stringify({
    ...facts,
    status: "completed",
    durationSeconds: 455,
    suite: { overlay: "overlay" },
    priorRuns: ["prior/p.json"],
  }),
  "overlay/eslint.config.mjs": "export default [];",
  "replies/001-b/000-y.md": "",
  "replies/000-a/000-x.md": "",
  "replies/README.md": "no reply",
  "prior/p.json": JSON.stringify({
    ...facts,
    id: undefined,
    idPrefix: "pre12345",
    modelDisplayName: undefined,
    outcomes: {
      "001-b/000-y": { status: "failed", failedStep: "deploy", classification: "KNOWN_GAP" },
      "000-a/000-x": { status: "passed" },
    },
  }),
};

test("reads a run with its replies, overlay and prior runs", async () => {
  await using tree = await temporaryTree(recorded);
  const { total, passed, ...run } = facts;
  expect(await readRecordedRun(tree.directory)).toEqual({
    run: { ...run, status: "completed", durationSeconds: 455, recordedTotals: { total, passed } },
    repliesDirectory: join(tree.directory, "replies"),
    evalPaths: ["000-a/000-x", "001-b/000-y"],
    overlay: { "eslint.config.mjs": "export default [];" },
    priorRuns: [
      {
        run: {
          ...run,
          id: "pre12345",
          modelDisplayName: "coder-1",
          status: "completed",
          recordedTotals: { total, passed },
        },
        outcomes: [
          { evalPath: "000-a/000-x", passed: true },
          {
            evalPath: "001-b/000-y",
            passed: false,
            failedStep: "deploy",
            classification: "KNOWN_GAP",
          },
        ],
      },
    ],
  });
});

test.each([
  ["no run.json", {}, /There is no recorded run here: .*run\.json cannot be read/],
  ["no JSON", { "run.json": "{" }, /run\.json is not JSON/],
  [
    "a wrong date",
    { "run.json": JSON.stringify({ ...facts, date: "12.2.2026" }) },
    /run\.json is not valid: "date"/,
  ],
  [
    "an unknown fact",
    { "run.json": JSON.stringify({ ...facts, score: 1 }) },
    /run\.json is not valid: .*score/,
  ],
  ["no replies", { "run.json": JSON.stringify(facts) }, /has no replies: the folder .*replies/],
])("a folder with %s is the user's mistake, named", async (_, files, message) => {
  await using tree = await temporaryTree(files);
  const error = await readRecordedRun(tree.directory).catch((caught: unknown) => caught);
  expect(error).toHaveProperty("name", "UsageError");
  expect(String(error)).toMatch(message);
});

const outcomes = { "000-a/000-x": { status: "passed" } };

test("reads which replies there are of a run that is known by its outcomes", async () => {
  await using tree = await temporaryTree({
    "p.json": JSON.stringify({ ...facts, replies: "said", outcomes }),
    "said/000-a/000-x.md": "",
  });
  expect((await readRecordedOutcomes(join(tree.directory, "p.json"))).replies).toEqual({
    directory: join(tree.directory, "said"),
    evalPaths: ["000-a/000-x"],
  });
});

test("a reply to an eval without an outcome is the user's mistake, named", async () => {
  await using tree = await temporaryTree({
    "p.json": JSON.stringify({ ...facts, replies: "said", outcomes }),
    "said/000-a/001-y.md": "",
  });
  await expect(readRecordedOutcomes(join(tree.directory, "p.json"))).rejects.toThrow(
    /records no outcome of 000-a\/001-y, to which .*said holds a reply/,
  );
});

test("an outcome that failed names its step, and a run its id", async () => {
  await using tree = await temporaryTree({
    "a.json": JSON.stringify({ ...facts, outcomes: { "a/b": { status: "failed" } } }),
    "b.json": JSON.stringify({ ...facts, id: undefined, outcomes: {} }),
  });
  await expect(readRecordedOutcomes(join(tree.directory, "a.json"))).rejects.toThrow(
    /"outcomes\.a\/b\.failedStep"/,
  );
  await expect(readRecordedOutcomes(join(tree.directory, "b.json"))).rejects.toThrow(
    /needs an id or an idPrefix/,
  );
});

test("the recorded example is readable, and its prior run holds the same evals", async () => {
  const directory = fileURLToPath(new URL("../../examples/seed-run", import.meta.url));
  const prior = await readRecordedOutcomes(join(directory, "prior/jn76nmvg_2026-02-11.json"));
  expect(prior.outcomes.filter(({ passed }) => !passed).length).toBe(19);
  expect(prior.outcomes.length).toBe(66);
  expect(prior.replies?.evalPaths.length).toBe(8);
  expect(prior.run.recordedTotals).toEqual({ total: 66, passed: 47 });
});
