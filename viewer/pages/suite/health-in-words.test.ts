import { expect, test } from "vitest";
import { healthInWords } from "./health-in-words.ts";

test("states that no eval is in are not told", () => {
  expect(
    healthInWords([
      { state: "unknown" },
      { state: "healthy" },
      { state: "doubtful", issues: ["it flips"] },
      { state: "healthy" },
    ]),
  ).toBe("2 healthy, 1 doubtful, 1 not measured as they are now");
  expect(healthInWords([{ state: "healthy" }])).toBe("1 healthy");
});
