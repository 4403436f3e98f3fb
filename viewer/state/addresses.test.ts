import { expect, test } from "vitest";
import { attemptAddress } from "./addresses.ts";

const run = { id: "jn79beyv", experiment: "no guidelines" };

test("the address of an attempt names experiment, run and eval", () => {
  expect(attemptAddress(run, "000-group/001-sample")).toBe(
    "/experiment/no%20guidelines/run/jn79beyv/000-group/001-sample",
  );
});

test("tab and sample stand in the query", () => {
  expect(attemptAddress(run, "000-group/001-sample", { tab: "tests", sample: 2 })).toBe(
    "/experiment/no%20guidelines/run/jn79beyv/000-group/001-sample?tab=tests&sample=2",
  );
});
