import { expect, test } from "vitest";
import { pickedRuns, runsQuery, togglePicked } from "./runs-query.ts";

test("the filters in the address are what is asked", () => {
  expect(runsQuery({ model: "openai/x", status: "running", offset: "200", pick: "a" })).toEqual({
    model: "openai/x",
    status: "running",
    offset: 200,
    limit: 100,
  });
});

test("what is malformed asks for nothing", () => {
  expect(runsQuery({ status: "gone", offset: "-3" })).toEqual({ limit: 100 });
});

test("a run is chosen and left out again", () => {
  expect(togglePicked(togglePicked(pickedRuns({ pick: "a" }), "b"), "a")).toEqual(["b"]);
});
