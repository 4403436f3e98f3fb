import { expect, test } from "vitest";
import type { Recommendation } from "../../domain/recommendation.ts";
import { unifiedDiff } from "../repair/unified-diff.ts";
import { planChange } from "./plan-change.ts";

const file = "src.eslint.config.mjs";
const before = { [file]: 'export default { rules: { strict: "error" } };\n', "note.txt": "kept" };
const after = { ...before, [file]: 'export default { rules: { strict: "off" } };\n' };
const start = before[file].indexOf('"error"');

function recommendation(change: Partial<Recommendation> = {}): Recommendation {
  return {
    number: 2,
    group: "lint",
    title: "Turn strict off",
    detail: "",
    evalPaths: ["a/b"],
    edits: [{ file, start, end: start + '"error"'.length, newText: '"off"' }],
    diff: unifiedDiff(before, after),
    ...change,
  };
}

const plan = (files: Readonly<Record<string, string>>, change: Partial<Recommendation> = {}) =>
  planChange({ report: { recommendations: [recommendation(change)] }, number: 2, files });

test("gives the new text of every edited file, and nothing else", () => {
  const { files, diff } = plan(before);
  expect(files).toEqual({ [file]: after[file] });
  expect(diff).toBe(recommendation().diff);
});

test("refuses a file that has changed since it was measured, also where the edit lies outside of it now", () => {
  const moved = { ...before, [file]: `// A line more.\n${before[file]}` };
  expect(() => plan(moved)).toThrow(/another version of src\.eslint\.config\.mjs/);
  expect(() => plan({ ...before, [file]: "" })).toThrow(/analyse the run again/);
});

test("says so where today's suite already has a fix", () => {
  const effect = {
    gained: ["a/b"],
    lost: [],
    passedBefore: 1,
    passedAfter: 2,
    total: 2,
    controlsHeld: 1,
    controlsTried: 1,
  };
  expect(() => plan(after, { currentCheckEffect: effect })).toThrow(/already lets a\/b pass/);
});

test("names the recommendations that there are, and one that a person has to carry out", () => {
  const report = { recommendations: [recommendation()] };
  expect(() => planChange({ report, number: 3, files: before })).toThrow(/give one of 2/);
  expect(() => plan(before, { edits: [] })).toThrow(/is no edit of a file/);
});
