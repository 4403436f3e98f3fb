import { expect, test } from "vitest";
import { blameShares } from "./blame-shares.ts";

const none = { model: 0, check: 0, task: 0, guidelines: 0, environment: 0, undetermined: 0 };

test("shares fill the bar in a fixed order", () => {
  expect(blameShares({ ...none, undetermined: 1, model: 3 })).toEqual([
    { blame: "model", count: 3, start: 0, width: 75 },
    { blame: "undetermined", count: 1, start: 75, width: 25 },
  ]);
});

test("without failures there are none", () => {
  expect(blameShares(none)).toEqual([]);
});
