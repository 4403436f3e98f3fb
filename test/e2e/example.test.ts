import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseFiles } from "../../src/generation/parse-files.ts";
import { openWorkspace, repository, seedRun } from "./faultline.ts";
import type { CommandResult, Workspace } from "./faultline.ts";
import {
  byCategory,
  failedDifferently,
  faultLines,
  newFailures,
  published,
  resolved,
} from "./published-facts.ts";
import { analyzed, parseJson, shown, storedReport } from "./report-schema.ts";
import type { AnalyzedFailure } from "./report-schema.ts";
import { standsAt } from "./stands-at.ts";

const reportFile = "reports/openai/gpt-5.2-codex/jn79beyv_2026-02-12";

const example = ["run", "--recorded", seedRun, "--analyze"] as const;

/** 74 replies are graded and 11 failures investigated: several minutes where the machine is busy. */
const wholeRunMs = 1_200_000;

let workspace: Workspace;
let first: CommandResult;
let failures: readonly AnalyzedFailure[];

// One analysis serves every test but the last, which does it again.
beforeAll(async () => {
  workspace = await openWorkspace();
  first = await workspace.faultline(...example, "--json");
  failures = parseJson(analyzed, first.stdout).failures;
}, wholeRunMs);
afterAll(() => workspace[Symbol.asyncDispose]());

const readMarkdown = () => readFileSync(join(workspace.folder, `${reportFile}.md`), "utf8");
const readReport = () =>
  parseJson(storedReport, readFileSync(join(workspace.folder, `${reportFile}.json`), "utf8"));

describe("the example", () => {
  // Standard error would tell of a reply of the earlier run that does not end as was recorded.
  test("ends well and without a warning, and writes its report", async () => {
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toContain('"type":"run-finished"');
    expect(first.stderr).not.toContain("prior-outcome-differs");
    const { stdout } = await workspace.faultline("show", "jn79beyv");
    expect(stdout).toContain("55 of 66 passed   83.3 %  (95 % interval 72.6 to 90.4)");
    expect(stdout).not.toContain("of the run's 66 evals");
    expect(existsSync(join(workspace.folder, `${reportFile}.md`))).toBe(true);
  });

  test("finds step, class and blame of every failure of the published report", () => {
    const found = failures.map((failure) => [
      failure.evalPath,
      failure.failedStep,
      failure.classification,
      failure.blame,
    ]);
    expect(found).toEqual(published);
  });

  test("shows the totals to scripts", async () => {
    const { stdout } = await workspace.faultline("show", "jn79beyv", "--json");
    const { total, passed, failed, failedByStep, byClassification } = parseJson(shown, stdout);
    expect({ total, passed, failed }).toEqual({ total: 66, passed: 55, failed: 11 });
    expect(failedByStep).toEqual({ deploy: 4, eslint: 1, tests: 6 });
    expect(byClassification).toMatchObject({ MODEL_FAULT: 6, KNOWN_GAP: 4, OVERLY_STRICT: 1 });
  });

  test("keeps partial scores and the recorded duration", () => {
    const { run, verdicts } = readReport();
    const scores = Object.fromEntries(
      verdicts.map(({ failure }) => [failure.evalPath, [failure.testsPassed, failure.testsTotal]]),
    );
    expect(scores["003-mutations/004-cascade_delete"]).toEqual([5, 6]);
    expect(scores["004-actions/007-http_action_routing"]).toEqual([5, 7]);
    expect(run.durationSeconds).toBe(455);
  });

  test("sums up what to do", () => {
    const { netImpact } = readReport();
    const counts = Object.entries(netImpact).map(([group, paths]) => [group, paths.length]);
    expect(Object.fromEntries(counts)).toEqual({
      actionable: 2,
      knownGaps: 3,
      genuine: 6,
      environment: 0,
      undetermined: 0,
    });
  });

  test("measures both recommendations: each brings one more eval and loses none, as the suite's present checks do", () => {
    const measured = readReport().recommendations.filter(({ edits }) => edits.length > 0);
    const effects = measured.map(({ group, effect, currentCheckEffect }) => [
      group,
      { effect, currentCheckEffect },
    ]);
    const one = (path: string) => ({ gained: [path], lost: [], passedBefore: 55, passedAfter: 56 });
    const both = (path: string) => ({ effect: one(path), currentCheckEffect: one(path) });
    expect(measured).toHaveLength(2);
    expect(Object.fromEntries(effects)).toEqual({
      eval: both("000-fundamentals/003-crons"),
      lint: both("006-clients/001-use_mutation"),
    });
    expect(readReport().combinedEffect).toMatchObject({ passedAfter: 57, lost: [] });
    expect(readMarkdown()).toContain(
      "the score is 57/66 (86.4%) instead of 55/66 (83.3%), measured",
    );
  });

  test("counts failures and passes by category, with intervals", () => {
    const { byCategory: rates, rate } = readReport();
    const counts = rates.map(({ category, passed, total }) => [category, [total - passed, passed]]);
    expect(Object.fromEntries(counts)).toEqual(byCategory);
    for (const { low, high, passed, total } of [rate, ...rates]) {
      expect(low).toBeLessThan(passed / total);
      expect(high).toBeGreaterThan(passed / total);
    }
    expect(readMarkdown()).toContain("| **All** | 11 | 55/66 | 83.3% | 72.6 to 90.4 |");
  });
});

describe("the run without guidelines of the day before", () => {
  test("is compared with, eval by eval, and the difference is not called one", () => {
    const [comparison, ...others] = readReport().comparisons;
    expect(others).toEqual([]);
    expect(comparison).toMatchObject({
      resolved,
      newFailures,
      otherTotals: { passed: 47, total: 66 },
    });
    expect(comparison?.stillFailing).toHaveLength(8);
    expect(comparison?.pValue).toBeCloseTo(0.057, 3);
    const text = readMarkdown();
    for (const figure of [
      "passed 47/66 (71.2%), this run 55/66 (83.3%)",
      "47 passed then, 55 now: 8 fewer failures.",
      "6 with the same signature and 2 differently then",
      "Exact McNemar p = 0.057: not distinguishable from chance at this size.",
    ]) {
      expect(text).toContain(figure);
    }
  });

  test("shows which failures are repeats, by their signature", () => {
    const kinds = Object.fromEntries(
      readReport().verdicts.map(({ failure, repeat }) => [failure.evalPath, repeat.kind]),
    );
    const expected = published.map(([evalPath]) => {
      if (newFailures.includes(evalPath)) return [evalPath, "no"];
      const differs = failedDifferently.includes(evalPath);
      return [evalPath, differs ? "failed-differently" : "same-signature"];
    });
    expect(kinds).toEqual(Object.fromEntries(expected));
  });

  test("lacks a cause that two evals have with guidelines: a pattern", () => {
    const [pattern, ...others] = readReport().patterns.filter(({ title }) =>
      title.includes("new with guidelines"),
    );
    expect(pattern?.evalPaths).toEqual(newFailures.slice(1));
    expect(pattern?.detail).toContain("only-actions-in-node");
    expect(others).toEqual([]);
  });

  test("keeps its recorded totals in the store", async () => {
    const { stdout } = await workspace.faultline("show", "jn76nmvg", "--json");
    expect(parseJson(shown, stdout)).toMatchObject({
      total: 66,
      passed: 47,
      failed: 19,
      failedByStep: { deploy: 12, eslint: 2, tests: 5 },
    });
  });
});

describe("a quoted snippet", () => {
  test("of the model stands byte for byte at its line of the reply", () => {
    const misquoted = failures.filter(({ evalPath, modelSnippet }) => {
      const reply = readFileSync(join(seedRun, "replies", `${evalPath}.md`), "utf8");
      const parsed = parseFiles(reply);
      const text = parsed.status === "parsed" ? parsed.files[modelSnippet.file] : undefined;
      return !standsAt(text ?? "", modelSnippet);
    });
    expect(misquoted).toEqual([]);
  });

  test("of what was expected stands byte for byte in the reference or in the suite", () => {
    const misquoted = failures.filter(({ evalPath, expectedSnippet }) => {
      const suite = join(repository, "suites/convex");
      const places = [join(suite, "evals", evalPath, "answer"), suite, join(seedRun, "overlay")];
      const files = places.map((place) => join(place, expectedSnippet.file)).filter(existsSync);
      return !files.some((file) => standsAt(readFileSync(file, "utf8"), expectedSnippet));
    });
    expect(misquoted).toEqual([]);
  });
});

describe("a certificate", () => {
  const certified = () =>
    failures.flatMap(({ certificate, blame, evalPath }) =>
      certificate === undefined ? [] : [{ ...certificate, blame, evalPath }],
    );

  test("proves at least six of the nine faults of the model, hardly larger than the fault", () => {
    const small = certified().filter(
      ({ blame, evalPath, granularity, changedLines }) =>
        blame === "model" &&
        granularity !== "file" &&
        changedLines <= 1.5 * (faultLines[evalPath] ?? 0),
    );
    expect(small.length).toBeGreaterThanOrEqual(6);
    expect(small.filter(({ side, confirmed }) => side !== "candidate" || !confirmed)).toEqual([]);
  });

  test("proves both broken checks", () => {
    const broken = failures.filter(({ blame }) => blame === "check");
    expect(broken.map(({ confidence }) => confidence)).toEqual(["proven", "proven"]);
  });

  test("is replayed with the same outcome", async () => {
    const bySide = (side: string) => certified().filter((each) => each.side === side);
    const some = [...bySide("check").slice(0, 1), ...bySide("candidate").slice(0, 2)];
    const replays = await Promise.all(
      some.map(async ({ id }) => (await workspace.faultline("replay", id)).exitCode),
    );
    expect(replays).toEqual([0, 0, 0]);
  });
});

describe("the example once more, with one outcome in the store changed and an action noted", () => {
  let again: CommandResult;
  beforeAll(async () => {
    recordAsPassed("003-mutations/004-cascade_delete");
    noteAction("- Relaxed the label check, 2026-03-01.");
    again = await workspace.faultline(...example);
  }, wholeRunMs);

  test("ends well, grades nothing again, and says where its report is", () => {
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("66 evals, 66 graded before");
    expect(again.stderr).not.toContain("earlier run");
    expect(again.stdout).toContain("56 of 66 passed");
    expect(again.stdout).toContain(`${reportFile}.md`);
  });

  test("changes every figure that depends on the outcome", async () => {
    const { stdout } = await workspace.faultline("show", "jn79beyv", "--json");
    expect(parseJson(shown, stdout)).toMatchObject({
      passed: 56,
      failed: 10,
      failedByStep: { deploy: 4, eslint: 1, tests: 5 },
      byClassification: { MODEL_FAULT: 5, KNOWN_GAP: 4, OVERLY_STRICT: 1 },
    });
    const { rate, netImpact, comparisons } = readReport();
    expect(rate).toMatchObject({ passed: 56, total: 66 });
    expect(netImpact.genuine).toHaveLength(5);
    expect(comparisons.map((comparison) => comparison.newFailures.length)).toEqual([2]);
    const text = readMarkdown();
    for (const figure of ["56/66 (84.8%)", "| tests | 5 |", "| **Total** | **10** |"]) {
      expect(text).toContain(figure);
    }
    expect(text).not.toMatch(/\b55\/66|\b83\.3 ?%|\b11 fail/u);
  });

  test("keeps what stands under the actions taken", () => {
    expect(readMarkdown()).toContain(
      "## Actions taken\n\n- Relaxed the label check, 2026-03-01.\n",
    );
    expect(readReport().actionsTaken).toEqual(["Relaxed the label check, 2026-03-01."]);
  });
});

/** Writes under the actions taken what a person would. */
function noteAction(line: string): void {
  const [before, after] = readMarkdown().split("## Actions taken\n\nNone.\n");
  expect(after).toBeDefined();
  const file = join(workspace.folder, `${reportFile}.md`);
  writeFileSync(file, `${before}## Actions taken\n\n${line}\n${after}`);
}

/** Makes every step of the official grading of an eval a passed one. */
function recordAsPassed(evalPath: string): void {
  const store = new Database(join(workspace.folder, ".faultline/faultline.sqlite"));
  const { changes } = store
    .prepare(
      `UPDATE step SET status = 'passed', skip_reason = NULL WHERE grading_id IN (
         SELECT grading.id FROM grading JOIN attempt ON attempt.id = grading.attempt_id
         JOIN run ON run.id = attempt.run_id
         WHERE purpose = 'official' AND eval_path = ? AND run.id LIKE 'jn79beyv%')`,
    )
    .run(evalPath);
  store.close();
  expect(changes).toBe(6);
}
