import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attemptId, gradingId } from "../../domain/ids.ts";
import { stepNames } from "../../domain/step.ts";
import type { Grade } from "../../grading/grade.ts";
import { loadSuite } from "../../suite/load-suite.ts";
import { temporaryTree } from "../../testing/temporary-tree.ts";
import type { GradedAttempt } from "../graded-attempt.ts";
import { runFixture } from "../reports/report.fixture.ts";
import { actionText, makeChange } from "./make-change.ts";
import type { PlannedChange } from "./plan-change.ts";

const evalPath = "000-a/000-x";
const rules = "src.eslint.config.mjs";
const suiteFiles = {
  [`evals/${evalPath}/TASK.txt`]: "Do it.",
  [`evals/${evalPath}/answer/convex/index.ts`]: "export {};\n",
  [`evals/${evalPath}/grader.test.ts`]: "",
  [rules]: "export default [1];\n",
};

const change: PlannedChange = {
  recommendation: {
    number: 1,
    group: "lint",
    title: "Turn strict off",
    detail: "",
    evalPaths: [evalPath],
    edits: [],
  },
  files: { [rules]: "export default [];\n" },
  diff: "",
};

const attempt: GradedAttempt = {
  attempt: {
    id: attemptId("a1"),
    runId: runFixture().id,
    evalPath,
    sample: 0,
    state: { status: "graded" },
  },
  grading: {
    id: gradingId("g1"),
    attemptId: attemptId("a1"),
    purpose: "official",
    inputs: { files: "", eval: "", config: "", toolchain: "" },
    steps: [],
    durationMs: 1,
    cached: false,
  },
  files: { "convex/index.ts": "export {};\n" },
  passed: false,
};

/** Passes where the suite's rules are these. */
function gradePassingUnder(text: string): Grade {
  return async ({ suite }) => ({
    steps: stepNames.map((name) => ({
      name,
      status: suite.files[rules] === text ? "passed" : "failed",
      durationMs: 1,
      notes: [],
      diagnostics: [],
    })),
    inputs: { files: "", eval: "", config: "", toolchain: "" },
    durationMs: 1,
    cached: false,
  });
}

function make(root: string, grade: Grade) {
  const { signal } = new AbortController();
  const reload = () => loadSuite(root);
  return makeChange({ change, root, attempts: [attempt], reload, grade, signal });
}

test("writes the files and tells which evals pass with them", async () => {
  await using tree = await temporaryTree(suiteFiles);
  const made = await make(tree.directory, gradePassingUnder("export default [];\n"));
  expect(made).toEqual({ passing: [evalPath] });
  expect(await readFile(join(tree.directory, rules), "utf8")).toBe("export default [];\n");
});

test("puts the files back where the effect does not come out", async () => {
  await using tree = await temporaryTree(suiteFiles);
  const making = make(tree.directory, gradePassingUnder("something else"));
  await expect(making).rejects.toThrow(/did not pass as measured/);
  expect(await readFile(join(tree.directory, rules), "utf8")).toBe("export default [1];\n");
});

test("an action tells its day, its files and what for", () => {
  expect(actionText(change, new Date("2026-03-04T23:00:00Z"))).toBe(
    `2026-03-04: ${rules}: Turn strict off (recommendation 1, for ${evalPath}).`,
  );
});
