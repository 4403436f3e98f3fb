import { expect, test } from "vitest";
import { declaredTests, testsToHide, withoutLinks, withoutTests } from "./grader-tests.ts";

const grader = `import { expect, test } from "faultline/grader";

// task: "It returns one."
test("One is one.", () => {
  // task: "one"
  expect(1).toBe(1);
});

test.each([[1], [2]])("The number %d (of $0) counts.", (n) => {
  expect(n).toBeGreaterThan(0);
});

test("Last.", () => expect(one()).toBe(1));

function one() {
  return 1;
}
`;

test("Tests are found by the names of their results, those of a table too.", () => {
  const tests = declaredTests(grader);
  expect(tests.map(({ title }) => title)).toEqual([
    "One is one.",
    "The number %d (of $0) counts.",
    "Last.",
  ]);
  expect(tests.map(({ names }) => names("The number 2 (of 7) counts."))).toEqual([
    false,
    true,
    false,
  ]);
  expect(tests[0]?.names("group > One is one.")).toBe(true);
});

test("A grader without a test and without links is the same otherwise.", () => {
  expect(withoutLinks(withoutTests(grader, ["One is one.", "Last."])))
    .toBe(`import { expect, test } from "faultline/grader";

test.each([[1], [2]])("The number %d (of $0) counts.", (n) => {
  expect(n).toBeGreaterThan(0);
});

function one() {
  return 1;
}
`);
});

test("However many tests are hidden, a failing one is left, and the choice depends on the seed alone.", () => {
  const tests = declaredTests(grader);
  const hide = (seed: string) => testsToHide(tests, { failing: ["Last."], share: 1, seed });
  expect(hide("a").toSorted()).toEqual(["One is one.", "The number %d (of $0) counts."]);
  expect(hide("a")).toEqual(hide("a"));
  expect(testsToHide(tests, { failing: [], share: 1 / 3, seed: "a" })).toHaveLength(1);
});
