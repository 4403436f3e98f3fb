import { expect, test } from "vitest";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { attemptId, runId } from "../../domain/ids.ts";
import type { ResultStore } from "../../store/result-store.ts";
import { runCommand, storeWith } from "../workbench.fixture.ts";

const before = runFixture({ id: runId("k57before00000000000000000000zz"), experiment: "before" });
const after = runFixture({ id: runId("k57after000000000000000000000zz"), experiment: "after" });

/** Ten evals; before, the first eight fail, after, none does but the last. */
async function twoRuns(): Promise<ResultStore> {
  const store = await storeWith(before, after);
  for (let index = 0; index < 10; index += 1) {
    const evalPath = `a/${index}`;
    const of = (name: string) => ({ id: attemptId(`${name}${index}`), evalPath, sample: 0 });
    const outcome = (passed: boolean) => ({ status: "outcome-only", passed }) as const;
    await store.createAttempt({ ...of("b"), runId: before.id }, outcome(index >= 8));
    await store.createAttempt({ ...of("a"), runId: after.id }, outcome(index < 9));
  }
  return store;
}

test("compare pairs two runs by eval and says whether chance can explain the difference", async () => {
  const { code, output } = await runCommand("compare k57before k57after", await twoRuns());
  expect(code).toBe(0);
  expect(output).toContain("+70.0 points");
  expect(output).toContain("p = 0.039: unlikely to be chance");
  expect(output).toContain("1 pass in both, 0 in neither");
  expect(output).toContain("known by its outcomes only");
});

test("compare prints the same as JSON", async () => {
  const { json } = await runCommand("compare k57before k57after --json", await twoRuns());
  expect(json).toMatchObject({
    runs: [
      { id: before.id, rate: 0.2, evals: 10 },
      { id: after.id, rate: 0.9 },
    ],
    comparisons: [{ first: before.id, second: after.id, onlyFirst: ["a/9"], both: ["a/8"] }],
  });
});

test("compare asks for two different runs", async () => {
  const one = await runCommand("compare k57before", await twoRuns());
  expect([one.code, one.notes]).toEqual([2, expect.stringContaining("Give two runs or more")]);
  const same = await runCommand("compare k57before k57before", await twoRuns());
  expect([same.code, same.notes]).toEqual([2, expect.stringContaining("was given twice")]);
});

test("leaderboard ranks models and experiments and names ties", async () => {
  const { output } = await runCommand("leaderboard", await twoRuns());
  const rows = output.split("\n").filter((line) => line.includes("acme/coder-1"));
  expect(rows.map((row) => row.split(/\s{2,}/).slice(0, 2))).toEqual([
    ["1", "90.0 %"],
    ["2", "20.0 %"],
  ]);
  const { json } = await runCommand("leaderboard --json", await twoRuns());
  expect(json).toMatchObject([
    { experiment: "after", place: 1, isShared: false },
    { experiment: "before", place: 2 },
  ]);
});

test("an empty leaderboard says how to fill it", async () => {
  const { code, output } = await runCommand("leaderboard", await storeWith());
  expect([code, output]).toEqual([0, expect.stringContaining("no finished run yet")]);
});
