import { expect, test } from "vitest";
import type { Grade } from "../grading/grade.ts";
import { analyze, failing, grade, module, storeWith } from "./analyze-run.fixture.ts";

const noArguments = module.replace("args: {}, ", "");
const both = `"use node";\n\n${noArguments}`;

test("of two faults one behind the other each has its verdict and its certificate", async () => {
  await using store = await storeWith({ "000-a/000-fine": both });
  const report = await analyze(store);
  const told = [...report.verdicts, ...report.furtherVerdicts].map((verdict) => ({
    step: verdict.failure.step,
    judged: [verdict.blame, verdict.confidence],
    after: verdict.certificate?.after,
    confirmed: verdict.certificate?.confirmed,
  }));
  expect(told).toMatchObject([
    {
      step: "deploy",
      judged: ["model", "proven"],
      after: { status: "failed", failedStep: "tests" },
      confirmed: true,
    },
    { step: "tests", judged: ["model", "proven"], after: { status: "passed" }, confirmed: true },
  ]);
});

test("a fault whose rest nobody can repair is not proven, and says why", async () => {
  const stubborn: Grade = async (request) => {
    const result = await grade(request);
    const isDeployed = result.steps.some(
      ({ name, status }) => name === "deploy" && status === "passed",
    );
    const isWhole = (request.upTo ?? "tests") === "tests";
    return !isWhole || !isDeployed || request.files["package.json"] === undefined
      ? result
      : { ...result, steps: failing("tests", [stubbornError]) };
  };
  const project = { "convex/index.ts": `"use node";\n\n${module} `, "package.json": "{}" };
  await using store = await storeWith({ "000-a/000-fine": project });
  const report = await analyze(store, undefined, { search: stubborn, fresh: stubborn });
  const [first] = report.verdicts;
  expect([first?.failure.step, first?.blame, first?.confidence]).toEqual([
    "deploy",
    "model",
    "supported",
  ]);
  expect(first?.basis?.missingProof).toContain(
    "What the candidate fails once this cause is gone, if anything, is repaired as well",
  );
  expect(report.furtherVerdicts.map(({ failure, blame }) => [failure.step, blame])).toEqual([
    ["tests", null],
  ]);
});

const stubbornError = {
  tool: "vitest",
  code: "toBe",
  severity: "error",
  message: "stubborn",
} as const;
