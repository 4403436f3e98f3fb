import { expect, test } from "vitest";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { runId } from "../../domain/ids.ts";
import {
  gradedReport,
  gradedRunFixture,
  gradedStore,
  runCommand,
  storeWith,
} from "../workbench.fixture.ts";

test("the JSON of a run that was not analysed counts outcomes and leaves blame open", async () => {
  const { code, json } = await runCommand("show k57abcde --json", await gradedStore());
  expect(code).toBe(0);
  expect(json).toEqual({
    run: {
      ...runFixture(),
      suite: { name: "demo", version: "1", root: "/suite", hash: "h", overlay: [] },
    },
    total: 3,
    passed: 1,
    failed: 2,
    errored: 1,
    notGraded: 0,
    failedByStep: { deploy: 1, tests: 1 },
    byClassification: null,
    byBlame: null,
    failedEvals: ["001-basics/001-alpha", "002-more/001-gamma"],
    netImpact: null,
    regraded: null,
    suspicious: [],
    agreement: null,
  });
});

test("the JSON of an analysed run counts classes and blame", async () => {
  const store = await gradedStore();
  await store.saveReport(gradedRunFixture().id, gradedReport());
  const { json } = await runCommand("show k57abcde --json", store);
  expect(json).toMatchObject({
    byClassification: { MODEL_FAULT: 1, OVERLY_STRICT: 1, AMBIGUOUS_TASK: 0, KNOWN_GAP: 0 },
    byBlame: { model: 1, check: 1, task: 0, guidelines: 0, environment: 0, undetermined: 0 },
  });
});

test("a run that was not analysed shows its failures and the command that comes next", async () => {
  const { output } = await runCommand("show k57abcde", await gradedStore());
  expect(output.split("\n")).toEqual([
    "Faultline  acme/coder-1 · default (with guidelines) · run k57abcde · 2026-03-02",
    "",
    "1 of 3 passed   33.3 %  (95 % interval 6.1 to 79.2)",
    "not scored  002-more/002-delta: the reply was cut off",
    "",
    "failed step      deploy 1 · tests 1",
    "",
    "eval                  step    error",
    "001-basics/001-alpha  deploy  Property 'store' does not exist on type 'StorageWriter'.",
    "002-more/001-gamma    tests   expected 'x' to contain 'y'",
    "",
    "Next     faultline analyze k57abcde",
  ]);
});

test("the address of a page names its run", async () => {
  const address =
    "https://viewer.example.com/experiment/default/run/k57abcde/001-basics/x?tab=steps";
  const { code, output } = await runCommand(`show ${address}`, await gradedStore());
  expect([code, output.split("\n")[2]]).toEqual([
    0,
    "1 of 3 passed   33.3 %  (95 % interval 6.1 to 79.2)",
  ]);
});

test("an unknown run names those that are there and how to list them", async () => {
  const other = runFixture({ id: runId("m00000000"), date: "2026-03-01" });
  const { code, notes, output } = await runCommand(
    "show jn79",
    await storeWith(runFixture(), other),
  );
  expect({ code, notes, output }).toEqual({
    code: 2,
    notes:
      'No run starts with "jn79". Runs in this store: k57abcde, m0000000. List them all: faultline runs',
    output: "",
  });
});

test("an unknown run in an empty store says how to make one", async () => {
  const { code, notes } = await runCommand("show jn79", await storeWith());
  expect([code, notes]).toEqual([
    2,
    'No run starts with "jn79". This store holds no runs yet. Make one: faultline run --recorded <folder>',
  ]);
});

test("an ambiguous prefix lists its candidates, and a whole id is never ambiguous", async () => {
  const runs = [
    runFixture({ id: runId("aa1") }),
    runFixture({ id: runId("aa12"), date: "2026-03-01" }),
  ];
  const ambiguous = await runCommand("show aa", await storeWith(...runs));
  expect([ambiguous.code, ambiguous.notes]).toEqual([
    2,
    '2 runs start with "aa": aa1 (coder-1, default, 2026-03-02), aa12 (coder-1, default, 2026-03-01). Give more of the id.',
  ]);
  expect((await runCommand("show aa1 --json", await storeWith(...runs))).json).toMatchObject({
    run: { id: "aa1" },
  });
});

test("a malformed address is refused with its reason", async () => {
  const { code, notes } = await runCommand("show https://example.com/run/", await gradedStore());
  expect([code, notes]).toEqual([
    2,
    '"https://example.com/run/" names no run: an address of a run looks like /experiment/<experiment>/run/<run>. Give an id, the start of one, or the address of its page.',
  ]);
});
