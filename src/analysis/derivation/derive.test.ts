import { expect, test } from "vitest";
import type { FailedStep } from "../../domain/step.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import { derive } from "./derive.ts";
import type { Derivation } from "./derive.ts";
import { readDemand } from "./read-demand.ts";

const grader = `test("gone", async () => {
  await expect(remove(id)).rejects.toThrow(/not found/i);
});
`;
const throwing = [
  "--- a/convex/a.ts",
  "+++ b/convex/a.ts",
  "-  if (user === null) return null;",
  '+  if (user === null) throw new Error("User not found");',
].join("\n");

interface Situation {
  readonly task: string;
  readonly failure?: Partial<TestFailure>;
  readonly diff?: string;
  readonly repaired?: readonly string[];
  readonly exported?: readonly string[];
}

const resolved: Partial<TestFailure> = {
  code: "rejects.toThrow",
  message: `promise resolved "null" instead of rejecting`,
};

function derivationOf({
  task,
  failure = resolved,
  diff = throwing,
  repaired = [],
  exported = [],
}: Situation): Derivation {
  const step: FailedStep = {
    name: "tests",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: [],
    tests: [
      {
        name: "gone",
        status: "failed",
        durationMs: 1,
        failures: [{ kind: "assertion", code: "toEqual", message: "", ...failure }],
      },
    ],
  };
  const reference = { "convex/a.ts": 'const label = "dusk watch"; return { label, shift: 1 };' };
  const demand = readDemand(step, { grader, reference });
  return derive({ task, demand, diff, repaired, exported });
}

test("a behaviour that one sentence speaks of is stated there", () => {
  const task = "It deletes the user.\nWhen there is none, it throws an error.\n";
  expect(derivationOf({ task })).toMatchObject({
    standing: "stated",
    sentence: { line: 2, text: "When there is none, it throws an error." },
  });
});

test("a behaviour that no sentence speaks of is unstated, and its opposite is told", () => {
  expect(derivationOf({ task: "It deletes the user." }).standing).toBe("unstated");
  expect(derivationOf({ task: "It deletes the user. Without one it returns null." })).toMatchObject(
    { standing: "contradicted", sentence: { text: "Without one it returns null." } },
  );
});

test("a behaviour that several sentences speak of is left open unless they speak of other functions", () => {
  const task =
    "`addUser` throws when the team is missing.\n`addTeam` throws too.\n`removeUser` deletes.\n";
  expect(derivationOf({ task }).standing).toBe("unknown");
  expect(
    derivationOf({
      task,
      repaired: ["removeUser"],
      exported: ["addUser", "addTeam", "removeUser"],
    }).standing,
  ).toBe("unstated");
});

test("a behaviour that the repair does not touch is not what the candidate lacks", () => {
  const diff = "--- a/s.ts\n+++ b/s.ts\n-  keys: v.string(),\n+  keys: v.id('users'),\n";
  expect(derivationOf({ task: "Keys are ids.", diff }).standing).toBe("unknown");
});

test("an order is stated by words of order, and by words against it contradicted", () => {
  const failure = { expected: '[\n  "a",\n  "b",\n]', actual: '[\n  "b",\n  "a",\n]' };
  const diff = '--- a\n+++ b\n-  .collect()\n+  .order("desc").collect()\n';
  const standing = (task: string): string => derivationOf({ task, failure, diff }).standing;
  expect(standing("It returns all tickets, the newest first.")).toBe("stated");
  expect(standing("It returns all tickets.")).toBe("unstated");
  expect(standing("It returns all tickets, in any order.")).toBe("contradicted");
});

test("a text that the code must make up is stated only where the task spells it", () => {
  const failure = { expected: '"dusk watch"', actual: '"night watch"' };
  expect(derivationOf({ task: "It is called `dusk watch`.", failure }).standing).toBe("stated");
  expect(derivationOf({ task: "It has a name.", failure }).standing).toBe("unstated");
  const data = { expected: '"Ilse"', actual: '"Bram"' };
  expect(derivationOf({ task: "It has a name.", failure: data, diff: "" }).standing).toBe(
    "unknown",
  );
});

test("keys that the reference writes are demanded, those of a test's data are not", () => {
  const failure = { expected: '{\n  "shift": 1,\n}', actual: '{\n  "turn": 1,\n}' };
  expect(derivationOf({ task: "It gives the turn.", failure }).standing).toBe("unstated");
  expect(derivationOf({ task: "It gives `shift`.", failure }).standing).toBe("stated");
});

const unshown = { code: "toEqual", message: "expected 8 to be 9" };
const lines = (removed: string, added: string): string =>
  ["--- a/convex/a.ts", "+++ b/convex/a.ts", `-${removed}`, `+${added}`].join("\n");

test("a number is stated in digits, in words or in another unit, else unstated", () => {
  const diff = lines("  return rows.slice(0, 11);", "  return rows.slice(0, 10);");
  const standing = (task: string): string =>
    derivationOf({ task, failure: unshown, diff }).standing;
  expect(standing("It returns the ten best matches.")).toBe("stated");
  expect(standing("It returns at most 10 matches.")).toBe("stated");
  expect(standing("It returns the best matches.")).toBe("unstated");
});

test("a factor follows from something else, and so does the number of a status", () => {
  const task = "It returns the sum, rounded to two decimals.";
  for (const diff of [
    lines("  return Math.round(sum * 101);", "  return Math.round(sum * 100);"),
    lines("  if (response.status === 501) stop();", "  if (response.status === 500) stop();"),
  ]) {
    expect(derivationOf({ task, failure: unshown, diff }).standing).toBe("unknown");
  }
});

test("a boundary is stated by its words, or by a preposition beside what is compared", () => {
  const diff = lines("  if (bid.amount <= minimum) drop();", "  if (bid.amount < minimum) drop();");
  const standing = (task: string): string =>
    derivationOf({ task, failure: unshown, diff }).standing;
  expect(standing("It lists the bids of at least the given size.")).toBe("stated");
  expect(standing("It lists the bids from `minimum` on.")).toBe("stated");
  expect(standing("It lists the bids from the table.")).toBe("unstated");
});

test("an error for what is missing is not stated by a sentence on another refusal", () => {
  const task = "The schema refuses a document without a holder.\nIt upgrades the membership.";
  expect(derivationOf({ task }).standing).toBe("unstated");
});

test("a sentence that speaks of several functions speaks of the repaired one too", () => {
  const names = { repaired: ["show"], exported: ["show", "upgrade"] };
  const both =
    "Write `show` and `upgrade`.\nBoth call `upgrade`, and both throw when it is missing.";
  expect(derivationOf({ task: both, ...names }).standing).toBe("stated");
  const other = "Write `show` and another.\nThe function `upgrade` throws when it is missing.";
  expect(derivationOf({ task: other, ...names }).standing).toBe("unstated");
});

test("a helper that the task does not name is read against the whole task", () => {
  const task = "The function `upgrade` throws when the row is missing.";
  expect(derivationOf({ task, repaired: ["rowOf"], exported: ["upgrade"] }).standing).toBe(
    "stated",
  );
});
