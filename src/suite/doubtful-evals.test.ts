import { expect, test } from "vitest";
import { buildSuite } from "./build-suite.ts";
import { doubtfulEvals } from "./doubtful-evals.ts";

const folder = "evals/000-a/000-x";
const files = {
  [`${folder}/TASK.txt`]: "Do.",
  [`${folder}/grader.test.ts`]: "",
  [`${folder}/answer/package.json`]: "{}",
};
const load = (others: Readonly<Record<string, string>>) =>
  buildSuite({ root: "/suite", overlay: {}, selects: () => true, files: { ...files, ...others } });
const hash = load({}).evals.get("000-a/000-x")?.hash;

function recorded(evalHash: string | undefined, issues: readonly string[]): string {
  const none = { count: 0, of: 0 };
  const known = {
    evalPath: "000-a/000-x",
    evalHash,
    issues,
    mutants: null,
    equivalents: null,
    flips: null,
  };
  const tallies = { falseRejects: none, falseAccepts: none, assertionsWithoutSentence: none };
  return JSON.stringify({ evals: [{ ...known, ...tallies }] });
}

test("An eval is in doubt where its record names an issue, as long as it has not changed.", () => {
  const doubtful = (text: string) =>
    doubtfulEvals(load({ "health.json": text })).map(({ issues }) => issues);
  expect(doubtful(recorded(hash, ["A variant fails."]))).toEqual([["A variant fails."]]);
  expect(doubtful(recorded(hash, []))).toEqual([]);
  expect(doubtful(recorded("another", ["A variant fails."]))).toEqual([]);
});

test("Recorded health changes neither the hash of the suite nor that of its evals.", () => {
  const suite = load({ "health.json": recorded(hash, []), [`${folder}/health.json`]: "{}" });
  expect(suite.hash).toBe(load({}).hash);
  expect(suite.evals.get("000-a/000-x")?.hash).toBe(hash);
});
