import { expect, test } from "vitest";
import type { SuiteEvalRow } from "../../../src/server/api-types.ts";
import { filteredSuite } from "./filtered-suite.ts";

const evals = [
  row("000-a/000-first", { passed: 1, total: 2 }),
  row("000-a/001-second", { passed: 0, total: 2 }, ["its check looks strict"]),
  row("001-b/000-third", { passed: 0, total: 0 }, ["one", "two"]),
];
const namesOf = (state: Readonly<Record<string, string>>) =>
  filteredSuite(evals, state).map(({ name }) => name);

test("evals are found by text, category and suspicion", () => {
  expect(namesOf({})).toEqual(["000-first", "001-second", "000-third"]);
  expect(namesOf({ text: "SECOND" })).toEqual(["001-second"]);
  expect(namesOf({ category: "001-b" })).toEqual(["000-third"]);
  expect(namesOf({ show: "doubtful" })).toEqual(["001-second", "000-third"]);
});

test("evals that nobody was graded on are not the least passed", () => {
  expect(namesOf({ order: "rate" })).toEqual(["001-second", "000-first", "000-third"]);
  expect(namesOf({ order: "suspicion" })).toEqual(["000-third", "001-second", "000-first"]);
});

function row(
  path: string,
  counts: { readonly passed: number; readonly total: number },
  suspicions: readonly string[] = [],
): SuiteEvalRow {
  const [category = "", name = ""] = path.split("/");
  const byBlame = { model: 0, check: 0, task: 0, guidelines: 0, environment: 0, undetermined: 0 };
  const rate = { ...counts, low: 0, high: 1 };
  return { path, category, name, health: { state: "healthy" }, rate, byBlame, suspicions };
}
