import { expect, test } from "vitest";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { runId } from "../../domain/ids.ts";
import type { EvalHealth } from "../../domain/health.ts";
import type { GateResult } from "../../health/gate.ts";
import type { Workbench } from "../../wiring/workbench.ts";
import { gradedStore, runCommand, storeWith } from "../workbench.fixture.ts";

test("runs are listed with their outcomes, newest first", async () => {
  const store = await gradedStore();
  await store.createRun(
    runFixture({ id: runId("jn76nmvg"), date: "2026-03-01", experiment: "no_guidelines" }),
  );
  const { output } = await runCommand("runs", store);
  expect(output.split("\n")).toEqual([
    "run       date        passed  status     model and experiment",
    "k57abcde  2026-03-02  1 of 3  completed  acme/coder-1 · default",
    "jn76nmvg  2026-03-01  0 of 0  completed  acme/coder-1 · no_guidelines",
  ]);
  expect((await runCommand("runs --json", store)).json).toMatchObject([
    { passed: 1, total: 3, model: "coder-1" },
    { total: 0 },
  ]);
});

test("an empty store says how to make a run", async () => {
  const { code, output } = await runCommand("runs", await storeWith());
  expect([code, output]).toEqual([
    0,
    "This store holds no runs yet. Make one: faultline run --recorded <folder>",
  ]);
});

const gates: readonly GateResult[] = [
  { evalPath: "a/b", kind: "reference", gate: "reference", held: true, detail: "passed" },
  {
    evalPath: "a/b",
    kind: "fault",
    gate: "fault wrong-order",
    held: false,
    detail: "it passed every step",
  },
];
const validating = (results: readonly GateResult[]): Partial<Workbench> => ({
  validate: async ({ onResult }) => {
    for (const result of results) onResult(result);
    return { gates: results, health: [healthOf(results)] };
  },
});

function healthOf(results: readonly GateResult[]): EvalHealth {
  const broken = results.filter(({ held }) => !held);
  return {
    evalPath: "a/b",
    evalHash: "1",
    falseRejects: { count: 0, of: 1 },
    falseAccepts: { count: broken.length, of: results.length - 1 },
    assertionsWithoutSentence: { count: 0, of: 0 },
    mutants: null,
    equivalents: null,
    flips: null,
    issues: broken.map(({ gate, detail }) => `${gate}: ${detail}`),
  };
}

test("a suite whose gates all hold is valid", async () => {
  const { code, output } = await runCommand(
    "validate",
    await storeWith(),
    validating(gates.slice(0, 1)),
  );
  expect([code, output.split("\n").at(-1)]).toEqual([0, "All 1 gate of 1 eval hold."]);
});

test("a broken gate is named with what happened and ends with 1", async () => {
  const { code, output } = await runCommand(
    "validate --eval a",
    await storeWith(),
    validating(gates),
  );
  expect(code).toBe(1);
  expect(output.split("\n")).toEqual([
    "held    a/b  reference",
    "broken  a/b  fault wrong-order: it passed every step",
    "",
    "rejects  accepts  killed  flips  eval",
    "0 of 1   1 of 1   -       -      a/b",
    "",
    "a/b · fault wrong-order: it passed every step",
    "",
    "0 of 1 right candidates are rejected, 1 of 1 wrong ones accepted or failed elsewhere than stated.",
    "",
    "1 of 2 gates of 1 eval is broken.",
  ]);
});

test("the doctor finds everything in order", async () => {
  const { code, json } = await runCommand("doctor --json", await storeWith());
  expect(code).toBe(0);
  expect(json).toMatchObject({
    ok: true,
    checks: [
      { name: "node", state: "ok" },
      { name: "sandbox", state: "ok", detail: "bubblewrap" },
      { name: "store", state: "ok" },
      { name: "disk", state: "ok" },
    ],
  });
});

test("without isolation the doctor says what is missing and that the rest works", async () => {
  const sandbox = { name: "process", isolates: false };
  const { code, output } = await runCommand("doctor", await storeWith(), { sandbox });
  expect(code).toBe(0);
  expect(output).toContain(
    "limited  sandbox           process: code written by models runs with your own rights",
  );
});

test("help of every command shows examples that start with the program's name", async () => {
  const commands = [
    "run",
    "analyze",
    "show",
    "runs",
    "explain",
    "failures",
    "debug",
    "replay",
    "validate",
    "doctor",
  ];
  for (const command of commands) {
    const { code, output } = await runCommand(`${command} --help`, await storeWith());
    expect([command, code, output.includes(`Examples:\n  faultline ${command}`)]).toEqual([
      command,
      0,
      true,
    ]);
  }
});

test("an unknown command is one sentence with a guess and exit code 2", async () => {
  const { code, notes } = await runCommand("shw", await storeWith());
  expect([code, notes]).toEqual([
    2,
    "Unknown command 'shw' (Did you mean show?). What can be given: faultline --help",
  ]);
});

test("the version is printed", async () => {
  expect((await runCommand("--version", await storeWith())).output).toBe("1.2.3");
});

test("a suite is validated with another way to push, and with none that is not there", async () => {
  const asked: unknown[] = [];
  const change: Partial<Workbench> = {
    validate: async ({ push }) => {
      asked.push(push);
      return { gates: [], health: [] };
    },
  };
  const store = await storeWith();
  await runCommand("validate", store, change);
  await runCommand("validate --push cli", store, change);
  expect(asked).toEqual([undefined, "cli"]);
  expect(await runCommand("validate --push pigeon", store, change)).toMatchObject({
    code: 2,
    notes: `"pigeon" is no way to push: give "in-process" or "cli".`,
  });
});
