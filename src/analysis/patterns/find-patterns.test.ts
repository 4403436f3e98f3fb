import { expect, test } from "vitest";
import type { PriorRun } from "../../domain/prior-run.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { findPatterns } from "./find-patterns.ts";
import type { NamedVerdict } from "./find-patterns.ts";

function named(evalPath: string, mistake: string, change: Partial<Verdict> = {}): NamedVerdict {
  const signature = { step: "deploy", tool: "analysis", code: mistake };
  const verdict = { failure: { evalPath, signature }, repeat: { kind: "no" }, ...change };
  // Only what patterns are made from is filled in.
  return { mistake, verdict: verdict as unknown as Verdict };
}

const prior: PriorRun = {
  run: "abcdefgh99",
  date: "2026-01-02",
  experiment: "plain",
  guidelines: true,
  passed: 2,
  total: 3,
  failures: [{ evalPath: "a/3", failedStep: "tests" }],
  passedEvals: ["a/1", "a/2"],
  actionsTaken: [],
};
const run = { guidelines: true, experiment: "plain" };

const pair = [named("a/1", "x"), named("a/2", "x")];
const first = (...priorRuns: PriorRun[]) => findPatterns(pair, { run, priorRuns, passed: [] })[0];

test("failures with one cause are a pattern, a single one is none", () => {
  const patterns = findPatterns([...pair, named("a/3", "y")], { run, priorRuns: [], passed: [] });
  expect(patterns).toEqual([
    {
      title: "x: 2 evals",
      detail: "One signature: deploy · analysis · x.",
      evalPaths: ["a/1", "a/2"],
    },
  ]);
});

test("a cause whose evals all passed in an earlier run is new since then", () => {
  expect(first(prior)?.title).toBe("x: 2 evals, new since abcdefgh");
  expect(first(prior)?.detail).toBe(
    "One signature: deploy · analysis · x. All of them passed in abcdefgh (plain, 2026-01-02). " +
      "None of the 0 failures of that run whose signature is known (of 1) has this one.",
  );
});

test("a cause that is absent without guidelines points at the guidelines", () => {
  const without = { ...prior, experiment: "no_guidelines", guidelines: false };
  expect(first(without)?.title).toBe("x: 2 evals, new with guidelines, absent without them");
  expect(first(without)?.detail).toContain("What the guidelines say, or leave out, on this");
  const reverse = { run: { ...run, guidelines: false }, priorRuns: [prior], passed: [] };
  expect(findPatterns(pair, reverse)[0]?.title).toBe(
    "x: 2 evals, new without guidelines, absent with them",
  );
});

test("a cause that is absent in another experiment is told with both names", () => {
  expect(first({ ...prior, experiment: "short" })?.title).toBe(
    "x: 2 evals, new in the experiment plain, absent in short",
  );
});

test("a condition explains nothing where the cause was absent under the same condition too", () => {
  const without = { ...prior, run: "zzzzzzzz", guidelines: false };
  expect(first(without, prior)?.title).toBe("x: 2 evals, new since abcdefgh");
});

test.each([
  ["one of its evals failed then too", { passedEvals: ["a/1"] }],
  [
    "another eval failed with its signature then",
    {
      failures: [
        { evalPath: "a/3", failedStep: "deploy" as const, signature: "deploy · analysis · x" },
      ],
    },
  ],
])("a cause is not new where %s", (_, change) => {
  expect(first({ ...prior, ...change })?.title).toBe("x: 2 evals");
});

test("documented gaps and repeats are patterns of their own, with what failed differently then", () => {
  const then = { run: "abcdefgh99", date: "2026-01-02" };
  const gap: Partial<Verdict> = {
    classification: "KNOWN_GAP",
    repeat: { kind: "likely", basis: "step only", ...then, actions: [] },
  };
  const same: Partial<Verdict> = { repeat: { kind: "same-signature", ...then, actions: [] } };
  const other: Partial<Verdict> = {
    repeat: { kind: "failed-differently", ...then, step: "deploy", signature: "s" },
  };
  const patterns = findPatterns(
    [
      named("a/1", "x", gap),
      named("a/2", "y", gap),
      named("a/3", "z", same),
      named("a/4", "w", other),
    ],
    { run, priorRuns: [], passed: [] },
  );
  expect(patterns).toEqual([
    {
      title: "Documented gaps: 2 of 4 failures",
      detail: "Each is described by an open gap note of its eval.",
      evalPaths: ["a/1", "a/2"],
    },
    {
      title: "Repeats: 3 of 4 failures; 1 more failed differently then",
      detail:
        "1 by the same signature. 2 likely (only the failed step of the earlier run is known). " +
        "a/4 failed differently then, at deploy (s).",
      evalPaths: ["a/1", "a/2", "a/3"],
    },
  ]);
});
