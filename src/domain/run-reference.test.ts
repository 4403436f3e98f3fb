import { expect, test } from "vitest";
import { parseRunReference } from "./run-reference.ts";

test.each(["jn79beyv", "jn79beyv1jtjh0gnjvr9pr2ez1811d8t", "2026-02-12_run:7", "log.eval"])(
  "%s is an id or the start of one",
  (text) => {
    expect(parseRunReference(` ${text} `)).toEqual({ kind: "run", id: text });
  },
);

const page = "/experiment/default/run/jn79beyv/004-actions/kx7abc?tab=output#line-3";

test.each([
  page,
  page.slice(1),
  `https://evals.example.com${page}`,
  `evals.example.com${page}`,
  `http://localhost:3000/base${page}`,
  `C:/Programs/Git${page}`,
])("%s names run, experiment, category and attempt", (text) => {
  expect(parseRunReference(text)).toEqual({
    kind: "run",
    id: "jn79beyv",
    experiment: "default",
    category: "004-actions",
    attemptId: "kx7abc",
  });
});

test("the last parts of an address may be missing and encoded ones are decoded", () => {
  expect(parseRunReference("/experiment/no%20guidelines/run/jn79beyv/?tab=a/b")).toEqual({
    kind: "run",
    id: "jn79beyv",
    experiment: "no guidelines",
  });
});

test.each([
  ["", "it is empty"],
  ["two words", "an id holds no spaces"],
  ["https://example.com/", "an address of a run looks like /experiment/<experiment>/run/<run>"],
  ["/experiment/default", "an address of a run looks like /experiment/<experiment>/run/<run>"],
  ["/experiment/default/run/", "no run follows /run/"],
  [
    "/experiment/default/run/a/b/c/d/e",
    "an address of a run looks like /experiment/<experiment>/run/<run>",
  ],
  ["/experiment/default/run/%E0%A4%A", "its percent signs encode nothing"],
])("%j is malformed: %s", (text, reason) => {
  expect(parseRunReference(text)).toEqual({ kind: "malformed", reason });
});
