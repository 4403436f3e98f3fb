import { expect, test } from "vitest";
import type { RegradeResult } from "../../runner/regrade-run.ts";
import type { Workbench } from "../../wiring/workbench.ts";
import { gradingId } from "../../domain/ids.ts";
import { gradedRunFixture, gradedStore, runCommand } from "../workbench.fixture.ts";

const results: readonly RegradeResult[] = [
  {
    evalPath: "001-basics/001-alpha",
    sample: 0,
    status: "regraded",
    gradingId: gradingId("g1"),
    cached: false,
    official: { passed: false, failedStep: "deploy", error: "no such property" },
    regraded: { passed: true },
    change: "flipped",
    changedInputs: ["grader", "lint config"],
  },
  {
    evalPath: "001-basics/002-beta",
    sample: 0,
    status: "regraded",
    gradingId: gradingId("g2"),
    cached: true,
    official: { passed: true },
    regraded: { passed: true },
    change: "same",
    changedInputs: [],
  },
  {
    evalPath: "002-more/001-gamma",
    sample: 0,
    status: "not-regraded",
    official: { passed: false },
    reason: "the suite has no such eval",
  },
];

function regrading(given: readonly RegradeResult[]): Partial<Workbench> {
  return {
    regrade: async ({ onResult }) => {
      for (const each of given) onResult(each);
      return given;
    },
  };
}

test("both scores stand side by side, with what flips and what changed", async () => {
  const { code, output, notes } = await runCommand(
    "regrade k57abcde",
    await gradedStore(),
    regrading(results),
  );
  expect(code).toBe(0);
  expect(output.split("\n")).toEqual([
    "",
    "Faultline  acme/coder-1 · default (with guidelines) · run k57abcde · 2026-03-02",
    "",
    "official 1/2, regraded 2/2, 1 flipped",
    "",
    "eval                  official          regraded  what changed since",
    "001-basics/001-alpha  failed at deploy  passed    grader, lint config",
    "not regraded  002-more/001-gamma: the suite has no such eval",
    "",
    "The official score stays what it was; both gradings are kept.",
  ]);
  expect(notes.split("\n")).toEqual([
    "Grading run k57abcde again",
    "  flips     001-basics/001-alpha  failed at deploy → passed (changed: grader, lint config)",
    "  not regraded  002-more/001-gamma",
  ]);
});

test("a gate ends with 1 where an outcome flips; the JSON holds every attempt", async () => {
  const store = await gradedStore();
  expect((await runCommand("regrade k57 --gate", store, regrading(results))).code).toBe(1);
  expect((await runCommand("regrade k57 --gate", store, regrading(results.slice(1)))).code).toBe(0);
  const { json, notes } = await runCommand("regrade k57 --json", store, regrading(results));
  expect(notes).toBe("");
  expect(json).toMatchObject({
    regrades: [
      {
        run: { id: gradedRunFixture().id },
        total: 2,
        officialPassed: 1,
        regradedPassed: 2,
        flipped: 1,
        failOtherwise: 0,
        attempts: results,
      },
    ],
  });
});

test("where nothing could be graded again, that is no result", async () => {
  const { code, notes } = await runCommand(
    "regrade k57",
    await gradedStore(),
    regrading(results.slice(2)),
  );
  expect(code).toBe(3);
  expect(notes.split("\n").at(-1)).toBe(
    "Nothing of run k57abcde could be graded again: 1 scored attempt (the suite has no such eval).",
  );
});
