import { expect, test } from "vitest";
import { matcherAt, toTestFailure } from "./test-failure.ts";

const graderSource = `test("x", async () => {
  await expect(call()).rejects.toThrow("not found");
  expect(value).toEqual([1]);
});
`;
const grader = { graderSource, graderFile: "/suite/evals/a/b/grader.test.ts" };

test("reads the matcher with its modifier at the place of the failure", () => {
  expect(matcherAt(graderSource, 2, 32)).toBe("rejects.toThrow");
  expect(matcherAt(graderSource, 3, 17)).toBe("toEqual");
  expect(matcherAt(graderSource, 2, 9)).toBe("rejects.toThrow");
});

test("an assertion keeps its values and its place in the grader, not in a helper that it went through", () => {
  const failure = toTestFailure(
    {
      name: "AssertionError",
      message: "expected [ 2 ] to deeply equal [ 1 ]",
      expected: "[1]",
      actual: "[2]",
      stacks: [
        { method: "poll", file: "/elsewhere/poll.ts", line: 9, column: 1 },
        { method: "", file: grader.graderFile, line: 3, column: 17 },
      ],
    },
    grader,
  );
  expect(failure).toEqual({
    kind: "assertion",
    code: "toEqual",
    message: "expected [ 2 ] to deeply equal [ 1 ]",
    expected: "[1]",
    actual: "[2]",
    graderPlace: { file: "grader.test.ts", line: 3, column: 17 },
  });
});

test("values that were not printed are printed", () => {
  const error = { name: "AssertionError", message: "expected 9 to be less than 5", stacks: [] };
  // Typed as texts, which they are not for every matcher.
  const values = JSON.parse('{"expected":5,"actual":{"read":9}}') as { expected: string };
  expect(toTestFailure({ ...error, ...values }, grader)).toMatchObject({
    expected: "5",
    actual: '{"read":9}',
  });
});

test("a refused connection is a network failure, no assertion", () => {
  const cause = { code: "ECONNREFUSED", name: "Error", message: "connect" };
  const failure = toTestFailure(
    { name: "TypeError", message: "fetch failed", cause, stacks: [] },
    grader,
  );
  expect(failure).toEqual({ kind: "network", code: "TypeError", message: "fetch failed" });
});

test("the platform's random request id does not stay in the message", () => {
  const message = "[Request ID: 0a1b2c3d] Server Error\nUncaught Error: no";
  expect(toTestFailure({ name: "Error", message, stacks: [] }, grader).message).toBe(
    "Server Error\nUncaught Error: no",
  );
});
