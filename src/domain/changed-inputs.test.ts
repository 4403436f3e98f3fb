import { expect, test } from "vitest";
import { changedInputs } from "./changed-inputs.ts";

const inputs = { files: "f", eval: "e", config: "c", toolchain: "t" };
const parts = {
  task: "t",
  guidelines: "g",
  grader: "r",
  reference: "a",
  helpers: "h",
  lintConfigs: "l",
  manifest: "m",
};

test("gradings with the same inputs differ in nothing", () => {
  expect(changedInputs({ inputs, parts }, { inputs, parts })).toEqual([]);
  expect(changedInputs({ inputs }, { inputs, parts })).toEqual([]);
});

test("a part that changed stands for its input, and what decides no grade is told as well", () => {
  const other = {
    inputs: { files: "f2", eval: "e2", config: "c2", toolchain: "t2" },
    parts: { ...parts, guidelines: "g2", helpers: "h2", manifest: "m2" },
  };
  expect(changedInputs({ inputs, parts }, other)).toEqual([
    "files as read",
    "guidelines",
    "helper modules",
    "suite.json",
    "toolchain",
  ]);
});

test("where no part explains it, the input itself is named", () => {
  const changed = { ...inputs, eval: "e2", config: "c2" };
  expect(changedInputs({ inputs, parts }, { inputs: changed, parts })).toEqual(["eval", "config"]);
  expect(changedInputs({ inputs }, { inputs: changed, parts })).toEqual(["eval", "config"]);
});
