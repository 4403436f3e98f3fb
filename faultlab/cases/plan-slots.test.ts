import { expect, test } from "vitest";
import { loadSuite } from "../../src/public/index.ts";
import { findOperators } from "./find-operators.ts";
import { planSlots } from "./plan-slots.ts";
import { readBases } from "./read-bases.ts";

const select = ["003-mutations", "000-fundamentals/006-database_crud"];
const suite = await loadSuite("suites/convex", { select });
const bases = await readBases(suite, "examples/seed-run/replies");
const operators = await findOperators();
const operator = operators.find(({ name }) => name === "null-for-throw");
if (operator === undefined) throw new Error("The operator is gone.");

const namesOf = (set: "quick" | "full", given = bases) =>
  planSlots(operator, given, set).map(({ index, proposals }) => [
    index,
    proposals.map(({ base, injection }) => [base.eval.path, base.name, injection.description]),
  ]);

test("The quick set is the beginning of the full one, and the order of the bases does not matter.", () => {
  expect(namesOf("full").slice(0, 4)).toEqual(namesOf("quick"));
  expect(namesOf("quick", bases.toReversed())).toEqual(namesOf("quick"));
});

test("No two slots share a proposal, and the first ones take evals and bases in turn, references last.", () => {
  const slots = planSlots(operator, bases, "full");
  const all = slots.flatMap(({ proposals }) => proposals);
  expect(new Set(all.map(({ injection }) => injection)).size).toBe(all.length);
  const first = slots.slice(0, 5).map(({ proposals }) => proposals[0]?.base);
  expect(new Set(first.map((base) => base?.eval.path)).size).toBe(5);
  expect(first.filter((base) => base?.origin === "reference")).toEqual([]);
});
