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
  passed: 2,
  total: 2,
  failures: [],
  passedEvals: ["a/1", "a/2"],
  actionsTaken: [],
};

test("failures with one cause are a pattern, a single one is none", () => {
  const patterns = findPatterns([named("a/1", "x"), named("a/2", "x"), named("a/3", "y")], []);
  expect(patterns).toEqual([
    {
      title: "x: 2 evals",
      detail: "One signature: deploy · analysis · x.",
      evalPaths: ["a/1", "a/2"],
    },
  ]);
});

test("a cause whose evals all passed in an earlier run is new since then", () => {
  const [pattern] = findPatterns([named("a/1", "x"), named("a/2", "x")], [prior]);
  expect(pattern?.title).toBe("x: 2 evals, new since abcdefgh");
  expect(pattern?.detail).toContain("All of them passed in abcdefgh (plain, 2026-01-02).");
});

test("one eval that failed then too is enough for the cause not to be new", () => {
  const [pattern] = findPatterns([named("a/1", "x"), named("a/9", "x")], [prior]);
  expect(pattern?.title).toBe("x: 2 evals");
});

test("documented gaps and repeats are patterns of their own", () => {
  const gap: Partial<Verdict> = {
    classification: "KNOWN_GAP",
    repeat: { kind: "likely", basis: "step only", run: "r", date: "2026-01-01", actions: [] },
  };
  const titles = findPatterns(
    [named("a/1", "x", gap), named("a/2", "y", gap), named("a/3", "z")],
    [],
  );
  expect(titles.map(({ title }) => title)).toEqual([
    "Documented gaps: 2 of 3 failures",
    "Repeats: 2 of 3 failures",
  ]);
});
