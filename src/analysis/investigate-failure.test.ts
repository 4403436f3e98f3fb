import { expect, test } from "vitest";
import type { FailedStep } from "../domain/step.ts";
import type { TestFailure } from "../domain/test-result.ts";
import { decideVerdict } from "./verdict/decide-verdict.ts";
import { investigateFailure } from "./investigate-failure.ts";
import { createGradingBudget } from "./probes/grading-budget.ts";
import { investigationFixture } from "./probes/investigation.fixture.ts";
import type { InvestigationFacts } from "./probes/investigation.fixture.ts";

const file = "convex/tickets.ts";
const reference = `import { query } from "./_generated/server";

export const list = query({
  args: {},
  handler: async (ctx) => {
    return await ctx.db.query("tickets").order("desc").collect();
  },
});
`;
const candidate = reference.replace('.order("desc")', "");
const grader = `test("lists", async () => {
  expect(await list()).toEqual(tickets);
});
`;

function failedTest(failure: Partial<TestFailure>): FailedStep {
  const message = failure.message ?? "expected a to deeply equal b";
  return {
    name: "tests",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: [{ tool: "vitest", code: "toEqual", severity: "error", message, test: "lists" }],
    tests: [
      {
        name: "lists",
        status: "failed",
        durationMs: 1,
        failures: [
          {
            kind: "assertion",
            code: "toEqual",
            message,
            graderPlace: { file: "grader.test.ts", line: 2, column: 3 },
            ...failure,
          },
        ],
      },
    ],
  };
}

const reordered = failedTest({ expected: '[\n  "a",\n  "b",\n]', actual: '[\n  "b",\n  "a",\n]' });
const ordered = (files: Readonly<Record<string, string>>): boolean =>
  files[file]?.includes('"desc"') === true;

async function investigate(facts: InvestigationFacts) {
  const investigation = investigationFixture({
    files: { [file]: candidate },
    reference: { [file]: reference },
    grader,
    step: reordered,
    isSound: ordered,
    ...facts,
  });
  const { findings, snippets } = await investigateFailure(investigation, {
    priorRuns: [],
    peers: [],
  });
  const { blame, rule, confidence } = decideVerdict(findings, snippets);
  const asked = [findings.relax, findings.repair, findings.derive].map(
    (each) => each !== undefined,
  );
  return { judged: [blame, rule, confidence], asked, omitted: findings.omitted };
}

/** Passes where both sides are compared without their order. */
const passesUnordered = (files: Readonly<Record<string, string>>, checks: string): boolean =>
  ordered(files) || (file in files && checks.includes("unordered(await list())"));

test("an order that nobody asked for is the check's, and no repair is searched", async () => {
  const { judged, asked } = await investigate({
    task: "`list` returns all tickets, in any order.",
    isSound: passesUnordered,
  });
  expect(judged).toEqual(["check", "check-too-strict", "supported"]);
  expect(asked).toEqual([true, false, false]);
});

test("an order that the reference sets and the task forgets is the task's", async () => {
  const { judged } = await investigate({
    task: "`list` returns all tickets.",
    isSound: passesUnordered,
  });
  expect(judged).toEqual(["task", "task-silent", "supported"]);
});

test("an order that the task states is the model's", async () => {
  const { judged, asked } = await investigate({
    task: "`list` returns all tickets, the newest first.",
    isSound: passesUnordered,
  });
  expect(judged.slice(0, 2)).toEqual(["model", "model-repaired"]);
  expect(asked).toEqual([true, true, true]);
});

test("a behaviour that no sentence speaks of is the task's", async () => {
  const throwing = reference.replace(
    "return await",
    'throw new Error("closed");\n    return await',
  );
  const step = failedTest({
    code: "rejects.toThrow",
    message: `promise resolved "[]" instead of rejecting`,
  });
  const facts = {
    step,
    files: { [file]: reference },
    reference: { [file]: throwing },
    isSound: (files: Readonly<Record<string, string>>) => files[file]?.includes("throw") === true,
  };
  const silent = await investigate({ ...facts, task: "`list` returns all tickets." });
  expect(silent.judged.slice(0, 2)).toEqual(["task", "task-silent"]);
  const stated = await investigate({ ...facts, task: "`list` throws an error when closed." });
  expect(stated.judged.slice(0, 2)).toEqual(["model", "model-repaired"]);
});

test("what the budget does not reach is told, and nothing is claimed", async () => {
  const { judged, omitted } = await investigate({
    task: "`list` returns all tickets, the newest first.",
    budget: createGradingBudget(3),
  });
  expect(omitted).toEqual(["relax"]);
  expect(judged).toEqual([null, "undetermined", "undetermined"]);
});
