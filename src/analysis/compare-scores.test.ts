import { expect, test } from "vitest";
import { runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { exactMcNemar } from "../stats/mcnemar-test.ts";
import { compareScores, rateOfScores } from "./compare-scores.ts";
import type { ScoredRun } from "./compare-scores.ts";
import { rankRuns } from "./rank-runs.ts";
import { runFixture } from "./reports/report.fixture.ts";

/** Evals 0 to 65, of which those named in `failed` fail. */
function scored(failed: readonly number[], change: Partial<Run> = {}, samples = 1): ScoredRun {
  const paths = Array.from({ length: 66 }, (_, index) => `000-a/${String(index).padStart(3, "0")}`);
  const scores = new Map(
    paths.map((path, index) => [
      path,
      Array.from({ length: samples }, () => (failed.includes(index) ? 0 : 1)),
    ]),
  );
  return { run: runFixture(change), scores };
}

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

test("One sample per eval is compared by the exact McNemar test, with both kinds of difference named.", () => {
  const [comparison] = compareScores(scored(upTo(11)), [scored(upTo(11, 8))]);
  expect(comparison).toMatchObject({
    onlyFirst: upTo(8, 11).map((index) => `000-a/0${index}`),
    onlySecond: upTo(8).map((index) => `000-a/00${index}`),
    neither: ["000-a/008", "000-a/009", "000-a/010"],
    difference: { mean: 0 },
    smallestDetectable: 6,
  });
  const [uneven] = compareScores(scored(upTo(14)), [scored(upTo(3, 11).concat(upTo(3, 20)))]);
  expect(uneven?.pValue).toBeCloseTo(exactMcNemar(11, 3), 12);
});

test("Several comparisons are adjusted for each other.", () => {
  const others = [scored(upTo(20)), scored(upTo(6)), scored([])];
  const [first, second, third] = compareScores(scored([]), others);
  expect(first?.adjustedPValue).toBeCloseTo(3 * (first?.pValue ?? 0), 12);
  expect(second?.adjustedPValue).toBeCloseTo(2 * exactMcNemar(6, 0), 12);
  expect(third?.adjustedPValue).toBe(1);
});

test("Only evals that both graded are paired, and what else differs is told.", () => {
  const suite = { name: "demo", version: "1", root: "/suite", hash: "a", overlay: {} };
  const first = scored([0], { suite });
  const second = scored([1], { suite: { ...suite, hash: "b" }, guidelines: false });
  const short = { ...second, scores: new Map([...second.scores].slice(0, 2)) };
  const [comparison] = compareScores(first, [short]);
  expect(comparison).toMatchObject({
    onlyFirst: ["000-a/001"],
    onlySecond: ["000-a/000"],
    warnings: ["the suite changed between them", "one had guidelines and the other none"],
  });
});

test("Runs without a shared eval cannot be told apart.", () => {
  const [comparison] = compareScores(scored([]), [{ run: runFixture(), scores: new Map() }]);
  expect(comparison).toMatchObject({ both: [], neither: [], pValue: 1 });
});

test("From five samples of each eval the interval is of the samples: none where none varies.", () => {
  const once = rateOfScores(scored(upTo(11)));
  expect([once.low.toFixed(3), once.high.toFixed(3)]).toEqual(["0.726", "0.904"]);
  const repeated = rateOfScores(scored(upTo(11), {}, 5));
  expect(repeated).toMatchObject({ rate: 55 / 66, evals: 66, samples: 330 });
  expect(repeated.high - repeated.low).toBeCloseTo(0, 12);
});

test("The newest run of each model is ranked, and what cannot be told apart shares a place.", () => {
  const model = (name: string, failed: readonly number[], id: string) =>
    scored(failed, { model: name, id: runId(id) });
  const standings = rankRuns([
    model("weak", upTo(40), "1"),
    model("good", upTo(12), "2"),
    model("best", upTo(11), "3"),
    model("best", upTo(66), "4"),
    scored([], { model: "unfinished", status: "cancelled" }),
  ]);
  expect(standings.map(({ run, place, isShared }) => [run.model, run.id, place, isShared])).toEqual(
    [
      ["best", "3", 1, true],
      ["good", "2", 1, true],
      ["weak", "1", 3, false],
    ],
  );
});

test("A run of which the failures alone are here has no place, and a comparison with it says so.", () => {
  const whole = scored([0, 1], { recordedTotals: { total: 66, passed: 64 } });
  const failures = { ...whole, scores: new Map([...whole.scores].slice(0, 2)) };
  expect(rankRuns([failures])).toEqual([]);
  expect(rankRuns([whole])).toHaveLength(1);
  const warning = expect.stringContaining("the failures alone are here") as unknown;
  const [comparison] = compareScores(scored([]), [failures]);
  expect(comparison?.warnings).toContainEqual(warning);
  expect(compareScores(scored([]), [whole])[0]?.warnings).not.toContainEqual(warning);
});
