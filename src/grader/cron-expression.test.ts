import { expect, test } from "vitest";
import { normaliseCronExpression } from "./cron-expression.ts";

test.each([
  ["30 6 3 * *", "30 6 3 * *"],
  [" 30  06 03 * *", "30 6 3 * *"],
  ["30 6 3 */1 *", "30 6 3 * *"],
  ["30 6 3 1-12 *", "30 6 3 * *"],
  ["30 6 3 JAN-dec *", "30 6 3 * *"],
  ["*/30 0-23 * * *", "0,30 * * * *"],
  ["30,0 6 * * Mon-Fri", "0,30 6 * * 1,2,3,4,5"],
  ["5/20 6 */10 * sun", "5,25,45 6 1,11,21,31 * 0"],
  ["10-20/5 6 * * *", "10,15,20 6 * * *"],
])("%s is written as %s.", (expression, written) => {
  expect(normaliseCronExpression(expression)).toBe(written);
});

test("All days of the month are not any day, for they outweigh days of the week.", () => {
  const [all, any] = ["0 0 1-31 * 1", "0 0 * * 1"].map(normaliseCronExpression);
  expect(all).not.toBe(any);
});

test.each(["60 6 3 * *", "30 6 3 *", "30 6 L * *", "30 6 9-3 * *", "30 6 3-x * *", "*/0 6 3 * *"])(
  "What is no known expression stays as it is: %s",
  (expression) => {
    expect(normaliseCronExpression(expression)).toBe(expression);
  },
);
