import { expect, test } from "vitest";
import type { ProbeName } from "../../domain/evidence.ts";
import { createGradingBudget } from "./grading-budget.ts";
import { scheduleProbes } from "./schedule-probes.ts";
import type { ScheduledProbe } from "./schedule-probes.ts";

type Asked = readonly ProbeName[];

function probe(
  name: ProbeName,
  change: Partial<ScheduledProbe<Asked>> = {},
): ScheduledProbe<Asked> {
  return {
    name,
    gradings: 1,
    decides: 0.5,
    isDue: () => true,
    ask: async (asked) => [...asked, name],
    ...change,
  };
}

function schedule(probes: readonly ScheduledProbe<Asked>[], gradings = 100) {
  return scheduleProbes(probes, [], { budget: createGradingBudget(gradings) });
}

test("what decides most per grading is asked first", async () => {
  const { known } = await schedule([
    probe("repair", { gradings: 8, decides: 0.8 }),
    probe("reference", { decides: 0.2 }),
    probe("gap", { gradings: 0, decides: 0.1 }),
    probe("relax", { gradings: 4, decides: 0.9 }),
  ]);
  expect(known).toEqual(["gap", "relax", "reference", "repair"]);
});

test("a probe is asked as soon as another makes it due, and never where none does", async () => {
  const { known, omitted } = await schedule([
    probe("transplant", { decides: 0.9, isDue: (asked) => asked.includes("repair") }),
    probe("repair"),
    probe("relax", { decides: 0.1 }),
    probe("guideline", { isDue: (asked) => asked.includes("peers") }),
  ]);
  expect(known).toEqual(["repair", "transplant", "relax"]);
  expect(omitted).toEqual([]);
});

test("a probe that the budget does not reach is left out and told, what only reads is asked", async () => {
  const probes = [probe("repair", { gradings: 5 }), probe("gap", { gradings: 0 })];
  expect(await schedule(probes, 4)).toEqual({ known: ["gap"], omitted: ["repair"] });
});

test("an abort ends it before the next probe", async () => {
  const controller = new AbortController();
  const asked: ProbeName[] = [];
  const probes = (["repair", "relax"] as const).map((name) =>
    probe(name, {
      ask: async (known) => {
        asked.push(name);
        controller.abort(new Error("enough"));
        return known;
      },
    }),
  );
  const { signal } = controller;
  const options = { budget: createGradingBudget(9), signal };
  await expect(scheduleProbes(probes, [], options)).rejects.toThrow("enough");
  expect(asked).toEqual(["repair"]);
});

test("the gradings of a failure are those of the whole analysis too", () => {
  const whole = createGradingBudget(3);
  const [first, second] = [createGradingBudget(2, whole), createGradingBudget(2, whole)];
  first.spend();
  first.spend();
  expect([first.left(), second.left(), whole.left()]).toEqual([0, 1, 1]);
});
