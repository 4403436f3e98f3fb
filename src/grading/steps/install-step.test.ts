import { expect, test } from "vitest";
import { planInstall } from "./install-step.ts";

const manifest = {
  name: "demo",
  version: "1.0.0",
  dependencies: { convex: "1.46.0", react: "19.3.1" },
  baseDependencies: ["convex"],
  installOthers: false,
  deadlinesMs: { deploy: 1, tsc: 1, eslint: 1, tests: 1 },
};

test("the suite's version wins over any range, and the difference is noted", () => {
  expect(planInstall({ react: "^18.0.0", convex: "^1.0.0" }, manifest)).toEqual({
    packages: ["convex", "react"],
    diagnostics: [],
    notes: ['react: the suite\'s 19.3.1 in place of "^18.0.0"'],
  });
});

test("base packages are there without being declared, others only when they are", () => {
  expect(planInstall({}, manifest).packages).toEqual(["convex"]);
});

test("a package outside the set is left out and named", () => {
  const plan = planInstall({ lodash: "latest" }, manifest);
  expect(plan.packages).toEqual(["convex"]);
  expect(plan.notes).toEqual(["lodash is outside the suite's set and was left out"]);
});

test("names that every object has are packages like any other", () => {
  const plan = planInstall({ constructor: "1.0.0", toString: "^2.0.0" }, manifest);
  expect([plan.packages, plan.diagnostics]).toEqual([["convex"], []]);
});

test("a range that no published version can satisfy fails the step", () => {
  const plan = planInstall({ convex: "file:../evil" }, manifest);
  expect(plan.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["UnpublishedRange", 'No published version of convex satisfies "file:../evil".'],
  ]);
});
