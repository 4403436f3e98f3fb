import { expect, test } from "vitest";
import { certificateFixture, verdictFixture } from "../../analysis/reports/report.fixture.ts";
import { attemptId } from "../../domain/ids.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import { gradedReport, gradedRunFixture, gradedStore, runCommand } from "../workbench.fixture.ts";

async function analyzedStore(report: AnalysisReport = gradedReport()) {
  const store = await gradedStore();
  await store.saveReport(gradedRunFixture().id, report);
  return store;
}

test("a failure shows its place in the code, then why, then what to do", async () => {
  const report = gradedReport();
  const [first, ...others] = report.verdicts;
  const proven = { ...(first ?? verdictFixture()), certificate: certificateFixture() };
  const store = await analyzedStore({ ...report, verdicts: [proven, ...others] });
  const { code, output } = await runCommand("explain 001-alpha", store);
  expect(code).toBe(0);
  expect(output.split("\n")).toEqual([
    "001-basics/001-alpha   failed at deploy · blame: model (proven) · MODEL_FAULT",
    "",
    "  convex/index.ts:2:19   TS2339",
    "    1 │ const value = 1;",
    "    2 │ await ctx.storage.store(blob);",
    "      │                   ~~~~~  Property 'store' does not exist on type 'StorageWriter'.",
    "    3 │",
    "",
    "Cause    calls an action's API in a mutation",
    "         Storing is an action's work. The repair moves it there.",
    "Why      1  Which smallest edit makes it pass? One statement replaced passes every step. [repair",
    "            c3f9a1]",
    "Decided  by rule candidate-certificate: 2-line repair passes",
    "Proof    with this change alone it passes; run it again:",
    "         faultline replay 77d02e11",
    "    --- a/convex/index.ts",
    "    +++ b/convex/index.ts",
    "    @@ -1 +1 @@",
    "    -bad",
    "    +good",
    "Repeat   Not seen in an earlier run of this model.",
    "Fix      none recommended",
  ]);
});

test("a failed test shows what it expected and the code that the verdict points at", async () => {
  const { output } = await runCommand("explain gamma", await analyzedStore());
  expect(output.split("\n").slice(0, 8)).toEqual([
    "002-more/001-gamma   failed at tests · blame: check (proven) · OVERLY_STRICT, actionable",
    "",
    "  holds the label",
    "    toContain   expected 'x' to contain 'y'",
    "    - y",
    "    + x",
    "  convex/index.ts:12",
    "   12 │   await ctx.storage.store(blob);",
  ]);
});

test("an undetermined failure says what was tried and that a person must decide", async () => {
  const report = gradedReport();
  const open = verdictFixture({
    blame: null,
    classification: null,
    confidence: "undetermined",
    failure: { attemptId: attemptId("001-basics/001-alpha") },
  });
  const { output } = await runCommand(
    "explain 001-alpha",
    await analyzedStore({ ...report, verdicts: [open] }),
  );
  expect(output).toContain("001-basics/001-alpha   failed at deploy · blame: undetermined\n");
  expect(output).toContain(
    "Tried    1  Which smallest edit makes it pass? One statement replaced passes every step.",
  );
  expect(output).toContain("Open     Nothing that was executed decides whose fault this is");
});

test("text of a model cannot reach the terminal as a control sequence", async () => {
  const report = gradedReport();
  const hostile = verdictFixture({
    oneLine: "\u001b[2J\u001b]0;owned\u0007cause",
    failure: { attemptId: attemptId("001-basics/001-alpha") },
  });
  const store = await analyzedStore({ ...report, verdicts: [hostile] });
  const { output } = await runCommand("explain 001-alpha", store);
  expect(output).toContain("Cause    cause\n");
  expect(output).not.toMatch(/(?!\n)\p{Cc}/u);
});

test.each([
  [
    "explain 002-beta",
    "001-basics/002-beta of run k57abcde passed: there is no failure to explain.",
  ],
  [
    "explain 002-delta",
    "002-more/002-delta of run k57abcde was not scored, so there is no failure to explain: the reply was cut off",
  ],
  [
    "explain 00",
    '"00" fits 4 evals of run k57abcde: 001-basics/001-alpha, 001-basics/002-beta, 002-more/001-gamma, 002-more/002-delta. Give the whole path.',
  ],
  [
    "explain nothing",
    'Run k57abcde has no eval "nothing". Its evals: 001-basics/001-alpha, 001-basics/002-beta, 002-more/001-gamma, 002-more/002-delta.',
  ],
  [
    "explain /experiment/default/run/k57abcde/001-basics/unknown",
    'Run k57abcde has no eval "001-basics/unknown". Its evals: 001-basics/001-alpha, 001-basics/002-beta, 002-more/001-gamma, 002-more/002-delta.',
  ],
])("%s is refused with its reason", async (line, message) => {
  const { code, notes } = await runCommand(line, await analyzedStore());
  expect([code, notes]).toEqual([2, message]);
});

test("the address of an eval's page names it by run, category and eval", async () => {
  const address =
    "https://evals.example/experiment/default/run/k57abcde/001-basics/001-alpha?tab=steps";
  const { code, output } = await runCommand(`explain ${address}`, await analyzedStore());
  expect(code).toBe(0);
  expect(output).toContain("001-basics/001-alpha");
});

test("a run that was not analysed yet says so", async () => {
  const { code, notes } = await runCommand("explain 001-alpha --run k57abcde", await gradedStore());
  expect([code, notes]).toEqual([
    2,
    "Run k57abcde was not analysed yet. Do that first: faultline analyze k57abcde",
  ]);
});
