import { expect, test } from "vitest";
import { attemptView, placeState } from "./attempt-view.ts";

test("an address holds tab, place and toggles", () => {
  expect(
    attemptView({ tab: "checks", file: "a.ts", line: "12", lines: "3", repair: "1", sample: "2" }),
  ).toEqual({
    tab: "checks",
    file: "a.ts",
    line: 12,
    lines: 3,
    repair: true,
    split: false,
    sample: 2,
  });
});

test("what is malformed counts for nothing", () => {
  expect(attemptView({ tab: "nowhere", line: "-1", sample: "x" })).toEqual({
    repair: false,
    split: false,
    sample: 0,
  });
});

test("a place replaces the one that was shown, and leaves the repair", () => {
  expect(placeState({ tab: "candidate", file: "a.ts", line: 4 })).toEqual({
    tab: "candidate",
    file: "a.ts",
    line: "4",
    lines: undefined,
    repair: undefined,
  });
});
