import { expect, test } from "vitest";
import type { PlannedChange } from "../../analysis/recommendations/plan-change.ts";
import type { Workbench } from "../../wiring/workbench.ts";
import { gradedStore, runCommand } from "../workbench.fixture.ts";

const change: PlannedChange = {
  recommendation: {
    number: 1,
    group: "lint",
    title: "Turn strict off",
    detail: "",
    evalPaths: ["a/b"],
    edits: [],
  },
  files: { "rules.mjs": "off" },
  diff: "--- a/rules.mjs\n+++ b/rules.mjs\n-on\n+off\n",
};

const applying: Partial<Workbench> = {
  apply: async ({ confirm }) => {
    if (!(await confirm(change))) return { change };
    const written = { markdownPath: "/reports/a.md", jsonPath: "/reports/a.json" };
    return { change, made: { passing: ["a/b"], written } };
  },
};

test("apply shows the change and how to make it, and makes none by itself", async () => {
  const { code, output } = await runCommand("apply k57abcde 1", await gradedStore(), applying);
  expect(code).toBe(0);
  expect(output).toContain("-on\n+off");
  expect(output).toContain("Nothing was changed. Make it so: faultline apply k57abcde 1 --yes");
});

test("apply --yes tells what was changed, what passes now and where it is recorded", async () => {
  const { output } = await runCommand("apply k57abcde 1 --yes", await gradedStore(), applying);
  expect(output).toContain("Changed rules.mjs; graded again: a/b passes.");
  expect(output).toContain("a.md");
});

test("apply prints the same as JSON", async () => {
  const { json } = await runCommand("apply k57abcde 1 --yes --json", await gradedStore(), applying);
  expect(json).toMatchObject({
    recommendation: { number: 1, title: "Turn strict off", effect: null },
    files: ["rules.mjs"],
    made: { passing: ["a/b"] },
  });
});

test("apply refuses what is no number", async () => {
  const { code, notes } = await runCommand("apply k57abcde x", await gradedStore(), applying);
  expect([code, notes]).toEqual([2, expect.stringContaining('"x" numbers no recommendation')]);
});
