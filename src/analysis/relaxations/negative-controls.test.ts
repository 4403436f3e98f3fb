import { expect, test } from "vitest";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { stepNames } from "../../domain/step.ts";
import type { FailedStep, Step, StepName } from "../../domain/step.ts";
import type { Fault } from "../../domain/eval.ts";
import type { Grade } from "../../grading/grade.ts";
import { investigationFixture } from "../probes/investigation.fixture.ts";
import { startProbe } from "../probes/investigation.ts";
import { negativeControls } from "./negative-controls.ts";
import type { ControlResult } from "./negative-controls.ts";
import type { Relaxation } from "./relaxation.ts";

const relaxation: Relaxation = {
  kind: "lint-rule-off",
  demand: "`style`",
  change: "With `style` off",
  edits: [],
  covers: ({ diagnostic }) => diagnostic.code === "style",
};

function failed(name: StepName, ...codes: readonly string[]): FailedStep {
  const diagnostics = codes.map((code): Diagnostic => ({
    tool: "eslint",
    code,
    severity: "error",
    message: code,
  }));
  return { name, status: "failed", durationMs: 1, notes: [], diagnostics };
}

/** Each file names a step and what fails there: `{ eslint: "style" }`. A relaxed check does not report `style`. */
async function control(
  faults: Readonly<Record<string, ProjectFiles>>,
  referenceFails: boolean,
): Promise<{ result: ControlResult; graded: readonly string[] }> {
  const fixture = investigationFixture({ step: failed("eslint", "style") });
  const grade: Grade = async (request) => {
    const isRelaxed = request.suite !== fixture.suite;
    const steps = stepNames.map((name): Step => {
      const codes = (request.files[name] ?? "")
        .split(" ")
        .filter((code) => code !== "" && !(isRelaxed && code === "style"));
      const isEmpty = request.files["README.md"] !== undefined && name === "filesystem";
      return codes.length > 0 || isEmpty
        ? failed(name, ...codes)
        : { name, status: "passed", durationMs: 1, notes: [], diagnostics: [] };
    });
    return { ...(await fixture.grade(request)), steps };
  };
  const catalogued = Object.entries(faults).map(([name, files]): Fault => ({
    name,
    description: name,
    files,
    expected: { step: "eslint", pattern: "." },
  }));
  const investigation = { ...fixture, grade, eval: { ...fixture.eval, faults: catalogued } };
  const log = startProbe("relax", investigation);
  const suite = { ...fixture.suite };
  const result = await negativeControls(investigation, log, { relaxation, suite, referenceFails });
  const { executions } = log.conclude({ question: "", answer: "" });
  return { result, graded: executions.map(({ what }) => what) };
}

test("a fault that another rule catches at the relaxed step is an independent control", async () => {
  const { result } = await control({ both: { eslint: "style types" } }, true);
  expect(result).toEqual({ held: 2, tried: 2, independent: 1, uncovered: [] });
});

test("a fault that fails at an earlier step is held without being graded again", async () => {
  const { result, graded } = await control({ early: { deploy: "TS2322" } }, true);
  expect(result).toEqual({ held: 2, tried: 2, independent: 0, uncovered: [] });
  expect(graded).toEqual(["empty project, relaxed check", "fault early, check as it is"]);
});

test("what the demand alone caught is no control where nobody meets it, and breaks one where the reference does", async () => {
  const faults = { alone: { eslint: "style" } };
  expect((await control(faults, true)).result).toEqual({
    held: 1,
    tried: 1,
    independent: 0,
    uncovered: ["alone"],
  });
  expect((await control(faults, false)).result).toEqual({
    held: 1,
    tried: 2,
    independent: 0,
    uncovered: ["alone"],
  });
});

test("what the check lets through as it is controls nothing", async () => {
  const { result } = await control({ harmless: {} }, true);
  expect(result).toEqual({ held: 1, tried: 1, independent: 0, uncovered: [] });
});
