import { expect, test } from "vitest";
import { repeatInWords } from "./repeat-in-words.ts";

const earlier = { run: "jn76nmvgabcdef", date: "2026-02-11" };

test("a repeat says when, and what was done about it", () => {
  expect(repeatInWords({ kind: "same-signature", ...earlier, actions: [] })).toBe(
    "Failed the same way in jn76nmvg (2026-02-11); no action was recorded.",
  );
  expect(repeatInWords({ kind: "likely", basis: "step only", ...earlier, actions: ["a"] })).toBe(
    "Failed at the same step in jn76nmvg (2026-02-11); recorded since: a.",
  );
});

test("a first failure says nothing, another one says where it was", () => {
  expect(repeatInWords({ kind: "no" })).toBeUndefined();
  expect(repeatInWords({ kind: "failed-differently", ...earlier, step: "deploy" })).toBe(
    "Failed differently, at deploy, in jn76nmvg (2026-02-11).",
  );
});
