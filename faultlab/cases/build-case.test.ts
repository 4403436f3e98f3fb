import { expect, test } from "vitest";
import type { Grading } from "../../src/domain/grading.ts";
import { gradingId, runId } from "../../src/domain/ids.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { FailedStep } from "../../src/domain/step.ts";
import { loadSuite } from "../../src/public/index.ts";
import type { GradedRun, Lab } from "../evaluation/open-lab.ts";
import { causes } from "../operator.ts";
import type { Base, Injection } from "../operator.ts";
import { buildCase } from "./build-case.ts";
import { isCase } from "./fill-slots.ts";
import type { Slot } from "./plan-slots.ts";
import { readBases } from "./read-bases.ts";

const path = "003-mutations/004-cascade_delete";
const suite = await loadSuite("suites/convex", { select: [path] });
const bases = await readBases(suite, "examples/seed-run/replies");
const found = bases.find(({ name }) => name === "two-helpers");
if (found === undefined) throw new Error("The variant is gone.");
const base: Base = found;

const missing = "A user who is gone already cannot be found, and nothing changes.";
const deleted = "A user without documents is deleted, and the result is null.";

/** Stands in for grading: every project with the word `broken` fails these tests, as far as the grader has them. */
function labWhere(failing: readonly string[], bad: (files: ProjectFiles) => boolean): Lab {
  return {
    grade: async ({ suite: files, evalPath, files: project }) => {
      const grader = files[`evals/${evalPath}/grader.test.ts`] ?? "";
      const names = failing.filter((name) => grader.includes(name));
      return graded(bad(project) && names.length > 0 ? stepWith(names) : undefined);
    },
    analyze: () => Promise.reject(new Error("No case is analysed while it is built.")),
    replay: () => Promise.reject(new Error("No case is replayed while it is built.")),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function stepWith(
  names: readonly string[],
  kind: "assertion" | "timeout" = "assertion",
): FailedStep {
  const failures = [{ kind, code: "toEqual", message: "to deeply equal" } as const];
  return {
    name: "tests",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: names.map((name) => ({
      tool: "vitest",
      code: "toEqual",
      severity: "error",
      message: "expected [] to deeply equal []",
      test: name,
    })),
    tests: names.map((name) => ({ name, status: "failed", durationMs: 1, failures })),
  };
}

function graded(step: FailedStep | undefined): GradedRun {
  const inputs = { files: "", eval: "", config: "", toolchain: "" };
  const steps = step === undefined ? [] : [step];
  const grading: Grading = {
    id: gradingId("g"),
    purpose: "official",
    inputs,
    steps,
    durationMs: 1,
    cached: false,
  };
  const run: GradedRun["run"] = {
    id: runId("r"),
    provider: "p",
    model: "m",
    modelDisplayName: "M",
    experiment: "default",
    guidelines: true,
    date: "2026-01-01",
    status: "completed",
  };
  const outcome =
    step === undefined ? ({ status: "passed" } as const) : ({ status: "failed", step } as const);
  return { run, state: { status: "graded" }, outcome, grading };
}

const broken: Injection = {
  description: "broken",
  candidate: { ...base.files, "convex/archive.ts": "broken" },
  causes: [causes.model],
};

function slotOf(...injections: readonly Injection[]): Slot {
  const operator = {
    ...({ letter: "M", name: "sample", description: "", heldOut: false, hash: "" } as const),
    injections: () => injections,
  };
  return { operator, index: 0, proposals: injections.map((injection) => ({ base, injection })) };
}

const isBroken = (files: ProjectFiles) => Object.values(files).includes("broken");
const build = (lab: Lab, ...injections: readonly Injection[]) =>
  buildCase(slotOf(...injections), { suite, lab, madeFrom: "now" });

test("The first proposal that fails where its base passes is the case, and the others say why they are none.", async () => {
  const harmless = { ...broken, description: "harmless", candidate: base.files };
  const lab = labWhere([missing], isBroken);
  expect(await build(lab, harmless)).toEqual({
    id: "sample/0",
    operator: "sample",
    reasons: [`${path}, harmless: the candidate passes`],
    madeFrom: "now",
  });
  expect(await build(lab, harmless, broken)).toMatchObject({
    id: "sample/0",
    description: "broken",
    failedStep: "tests",
    good: base.files,
  });
});

test("A base that fails, or a failure at another step than the operator says, is no case.", async () => {
  const all = labWhere([missing], () => true);
  expect(await build(all, broken)).toMatchObject({
    reasons: [`${path}, broken: the base does not pass`],
  });
  const atDeploy = { ...broken, causes: [{ ...causes.model, step: "deploy" as const }] };
  expect(await build(labWhere([missing], isBroken), atDeploy)).toMatchObject({
    reasons: [`${path}, broken: fails tests, not deploy`],
  });
});

test("A candidate that only exceeds limits of time is no case.", async () => {
  const lab: Lab = {
    ...labWhere([], isBroken),
    grade: async ({ files }) =>
      graded(isBroken(files) ? stepWith([missing], "timeout") : undefined),
  };
  expect(await build(lab, broken)).toMatchObject({
    reasons: [`${path}, broken: only limits of time were exceeded`],
  });
});

test("What the analysis is given names neither the base, nor faults that fail alike, nor the links, nor all tests.", async () => {
  const built = await build(labWhere([missing], isBroken), broken);
  if (!isCase(built)) throw new Error(built.reasons.join());
  const files = Object.keys(built.suite);
  expect(files.filter((file) => /two-helpers|health\.json|user-kept/.test(file))).toEqual([]);
  expect(files).toContainEqual(expect.stringMatching(/faults\/for-each-async\/fault\.json$/));
  const grader = built.suite[`evals/${path}/grader.test.ts`] ?? "";
  expect(grader).not.toContain("// task:");
  expect(grader).toContain(missing);
  expect(grader.match(/^test\(/gm)).toHaveLength(4);
  expect(built.originals[`evals/${path}/grader.test.ts`]?.match(/^test\(/gm)).toHaveLength(6);
});

test("Failing tests that rest on other sentences than the removed one are held out.", async () => {
  const sentence =
    'When the user does not exist (any more), it throws an error whose message says that the user was "not found", and changes nothing.';
  const vague = {
    ...broken,
    removedSentence: sentence,
    heldOutShare: 0,
    suite: { [`evals/${path}/TASK.txt`]: "An archive says goodbye." },
    causes: [causes.task],
  };
  const built = await build(labWhere([missing, deleted], isBroken), vague);
  if (!isCase(built)) throw new Error(built.reasons.join());
  const grader = built.suite[`evals/${path}/grader.test.ts`] ?? "";
  expect([grader.includes(missing), grader.includes(deleted)]).toEqual([true, false]);
  expect(await build(labWhere([deleted], isBroken), vague)).toMatchObject({
    reasons: [`${path}, broken: no failing test rests on the sentence alone`],
  });
});
