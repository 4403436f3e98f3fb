import { expect, test } from "vitest";
import { runFixture } from "../../../src/analysis/reports/report.fixture.ts";
import { runId } from "../../../src/domain/ids.ts";
import { runNames } from "./run-name.ts";

const first = runFixture();
const second = runFixture({ id: runId("zzzzzzzz1"), experiment: "no_guidelines" });

test("names say no more than it takes to tell runs apart", () => {
  expect(runNames([first, { ...second, modelDisplayName: "Coder Two" }])).toEqual([
    "Coder One",
    "Coder Two",
  ]);
  expect(runNames([first, second])).toEqual(["Coder One · default", "Coder One · no_guidelines"]);
  expect(runNames([first, { ...second, experiment: "default" }])).toEqual([
    "Coder One · k57abcde",
    "Coder One · zzzzzzzz",
  ]);
});
