import { attemptId, gradingId } from "../../domain/ids.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { FailedStep, Step } from "../../domain/step.ts";
import { stepNames } from "../../domain/step.ts";
import { stepIndex } from "../../domain/grading.ts";
import type { Grade } from "../../grading/grade.ts";
import { treeHash } from "../../lib/content-hash.ts";
import { buildSuite } from "../../suite/build-suite.ts";
import { failureAt } from "../graded-attempt.ts";
import { createGradingBudget } from "./grading-budget.ts";
import type { Investigation } from "./investigation.ts";

export interface InvestigationFacts extends Partial<Omit<Investigation, "eval" | "suite">> {
  readonly task?: string;
  readonly reference?: ProjectFiles;
  readonly grader?: string;
  /** Does a tree pass the failed step under this text of the grader? Everything does by default. */
  readonly isSound?: (files: ProjectFiles, grader: string) => boolean;
}

/** An investigation of a failed test, graded by a function in memory. */
export function investigationFixture(facts: InvestigationFacts = {}): Investigation {
  const { task = "Write it.", reference = {}, grader = "", isSound, ...rest } = facts;
  const folder = "evals/000-a/000-b";
  const suite = buildSuite({
    root: "/suite",
    files: {
      [`${folder}/TASK.txt`]: task,
      [`${folder}/grader.test.ts`]: grader,
      [`${folder}/answer/convex/index.ts`]: "",
      ...Object.fromEntries(
        Object.entries(reference).map(([file, text]) => [`${folder}/answer/${file}`, text]),
      ),
    },
    overlay: {},
    selects: () => true,
  });
  const graded = suite.evals.get("000-a/000-b");
  if (graded === undefined) throw new Error("no eval");
  const step = rest.step ?? failedTests;
  const grade: Grade = async ({ files, suite: under, upTo = "tests" }) => ({
    steps:
      isSound?.(files, under.evals.get(graded.path)?.grader ?? "") === false
        ? stepsWith(step)
        : stepNames.map(passed).slice(0, stepIndex(upTo) + 1),
    inputs: { files: treeHash(files), eval: graded.hash, config: "c", toolchain: "t" },
    durationMs: 1,
    cached: false,
  });
  return {
    failure: failureAt(step, {
      gradingId: gradingId("g"),
      attemptId: attemptId("a"),
      evalPath: graded.path,
    }),
    step,
    steps: stepsWith(step),
    files: {},
    eval: graded,
    suite,
    guidelines: "",
    grade,
    freshGrade: grade,
    budget: createGradingBudget(60),
    toolsChanged: false,
    ...rest,
  };
}

const failedTests: FailedStep = {
  name: "tests",
  status: "failed",
  durationMs: 1,
  notes: [],
  diagnostics: [
    { tool: "vitest", code: "toBe", severity: "error", message: "expected 1 to be 2", test: "t" },
  ],
};

function stepsWith(step: FailedStep): readonly Step[] {
  return stepNames.map((name): Step => {
    if (name === step.name) return step;
    return stepIndex(name) < stepIndex(step.name)
      ? passed(name)
      : { name, status: "skipped", reason: "earlier-step-failed" };
  });
}

function passed(name: Step["name"]): Step {
  return { name, status: "passed", durationMs: 1, notes: [], diagnostics: [] };
}
