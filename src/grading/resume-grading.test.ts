import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { childEnvironment } from "../config/child-environment.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import { loadSuite } from "../suite/load-suite.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import type { TemporaryTree } from "../testing/temporary-tree.ts";
import { openGrading } from "./open-grading.ts";
import type { Grading } from "./open-grading.ts";

const evalPath = "000-basics/000-notes";
const root = fileURLToPath(new URL("../../test/fixtures/foreign-suite", import.meta.url));

// A worker starts cold, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let suite: Suite;
let answer: ProjectFiles;
let cache: TemporaryTree;
let grading: Grading;

beforeAll(async () => {
  suite = await loadSuite(root, { select: [evalPath] });
  answer = suite.evals.get(evalPath)?.answer ?? {};
  cache = await temporaryTree();
  grading = await openGrading({
    sandboxName: (await detectSandbox()).name,
    workers: 1,
    environment: childEnvironment(),
    cacheDirectory: cache.directory,
  });
});
afterAll(async () => {
  await grading[Symbol.asyncDispose]();
  await cache[Symbol.asyncDispose]();
});

function stepsUntil(last: StepName, failed?: StepName): readonly Step[] {
  return stepNames.slice(0, stepNames.indexOf(last) + 1).map((name): Step => {
    const finished = { name, durationMs: 1, notes: [], diagnostics: [] };
    return { ...finished, status: name === failed ? "failed" : "passed" };
  });
}

/** Grades behind what is known; the outcome, and the steps that were told as they were run. */
async function gradeBehind(known: readonly Step[], files: ProjectFiles) {
  const told: string[] = [];
  const { steps } = await grading.grade({
    suite,
    evalPath,
    files,
    known,
    onStep: ({ name, status }) => void told.push(`${name} ${status}`),
  });
  expect(steps.slice(0, known.length)).toEqual(known);
  return { outcome: outcomeOf(steps).status, told };
}

/** A type error, which the deploy step finds, and a loose type, which the linter does. */
function faulty(): ProjectFiles {
  const [path = ""] = Object.keys(answer).filter((each) => each.endsWith("notes.ts"));
  return {
    ...answer,
    [path]: `${answer[path]}\nexport const wrong: number = "text";\nexport const loose: any = 0;\n`,
  };
}

test("without known steps, every step is run and told", async () => {
  expect(await gradeBehind([], faulty())).toEqual({
    outcome: "failed",
    told: [
      "filesystem passed",
      "install passed",
      "deploy failed",
      "tsc skipped",
      "eslint skipped",
      "tests skipped",
    ],
  });
});

test("a step that is known is not judged again, and later ones find what they need of it", async () => {
  expect(await gradeBehind(stepsUntil("deploy"), faulty())).toEqual({
    outcome: "failed",
    told: ["tsc passed", "eslint failed", "tests passed"],
  });
  expect(await gradeBehind(stepsUntil("eslint"), faulty())).toEqual({
    outcome: "passed",
    told: ["tests passed"],
  });
});

test.each(["filesystem", "install"] as const)("grading goes on behind %s", async (last) => {
  expect(await gradeBehind(stepsUntil(last), answer)).toEqual({
    outcome: "passed",
    told: stepNames.slice(stepNames.indexOf(last) + 1).map((name) => `${name} passed`),
  });
});

test("nothing runs behind a failure that ends an attempt", async () => {
  expect(await gradeBehind(stepsUntil("deploy", "deploy"), answer)).toEqual({
    outcome: "failed",
    told: ["tsc skipped", "eslint skipped", "tests skipped"],
  });
});

test("a failure of a step that ends nothing stands, and the tests run", async () => {
  expect(await gradeBehind(stepsUntil("eslint", "eslint"), answer)).toEqual({
    outcome: "failed",
    told: ["tests passed"],
  });
});
