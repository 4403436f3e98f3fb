import { expect, test } from "vitest";
import type { Suite } from "../domain/suite.ts";
import type { Grade, GradeRequest } from "../grading/grade.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { failing, fineGrader, grade, module, suite as bare } from "./analyze-run.fixture.ts";
import { shareSteps } from "./share-steps.ts";

const evalPath = "000-a/000-fine";
const suite = withOverlay(bare, { "eslint.config.mjs": "export default [];\n" });
const files = { "convex/index.ts": module };
const linted = withOverlay(suite, { "eslint.config.mjs": "export default [{}];\n" });
const tested = withOverlay(suite, { [`evals/${evalPath}/grader.test.ts`]: `${fineGrader}\n` });

/** Which steps run of gradings after each other, as `from to`. */
async function ran(
  requests: readonly Partial<GradeRequest>[],
  earlier: readonly { readonly suite: Suite }[] = [],
): Promise<readonly string[]> {
  const seen: string[] = [];
  const recording: Grade = async (request) => {
    seen.push(`${request.known?.length ?? 0} ${request.upTo ?? "tests"}`);
    return grade(request);
  };
  const { steps } = await grade({ suite, evalPath, files });
  const shared = shareSteps(recording, {
    toolchain: "t",
    earlier: earlier.map((each) => ({ ...each, evalPath, files, steps })),
  });
  for (const request of requests) {
    const asked = { suite, evalPath, files, ...request };
    expect((await shared(asked)).steps).toEqual((await grade(asked)).steps);
  }
  return seen;
}

test("a changed lint config has only lint run again, a changed grader only the tests", async () => {
  expect(await ran([{}, { suite: linted }, { suite: tested }])).toEqual([
    "0 tests",
    "4 eslint",
    "5 tests",
  ]);
});

test("what was graded before is not graded again, as far as it was", async () => {
  expect(await ran([{}, { upTo: "deploy" }], [{ suite }])).toEqual([]);
  expect(await ran([{ upTo: "deploy" }, { upTo: "tsc" }, {}])).toEqual([
    "0 deploy",
    "3 tsc",
    "4 tests",
  ]);
});

test("another project, another helper module and a fresh grading share nothing", async () => {
  const helped = withOverlay(suite, { "helper.ts": "export const one = 1;\n" });
  const other = { "convex/index.ts": `${module}\n` };
  expect(await ran([{ files: other }, { suite: helped }, { fresh: true }], [{ suite }])).toEqual([
    "0 tests",
    "0 tests",
    "0 tests",
  ]);
});

test("a deploy that failed ends every grading of the project", async () => {
  const broken = { "convex/index.ts": `"use node";\n${module}` };
  expect(await ran([{ files: broken, upTo: "deploy" }, { files: broken }])).toEqual(["0 deploy"]);
});

test("what the harness could not finish is graded again", async () => {
  let errs = true;
  const flaky: Grade = async (request) => {
    const result = await grade(request);
    if (!errs) return result;
    errs = false;
    const steps = failing("deploy", []).map((step) =>
      step.name === "deploy"
        ? ({
            name: "deploy",
            status: "errored",
            durationMs: 1,
            kind: "retry",
            message: "",
          } as const)
        : step,
    );
    return { ...result, steps };
  };
  const shared = shareSteps(flaky, { toolchain: "t", earlier: [] });
  await shared({ suite, evalPath, files });
  const { steps } = await shared({ suite, evalPath, files });
  expect(steps).toEqual((await grade({ suite, evalPath, files })).steps);
});
