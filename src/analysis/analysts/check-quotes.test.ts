import { expect, test } from "vitest";
import { checkQuotes } from "./check-quotes.ts";

const files = [{ origin: "candidate", file: "a.ts", text: "one\ntwo \ntwo\n" }] as const;
const quote = (line: number, text: string, file = "a.ts") =>
  ({ origin: "candidate", file, line, text }) as const;

test("a quote holds where its text starts on its line, over several lines as well", () => {
  expect(checkQuotes([quote(1, "one\ntwo "), quote(2, "wo"), quote(3, "two")], files)).toEqual([]);
});

test.each([
  [quote(3, "two "), 'The quote "two " is in candidate a.ts at line 2, not at 3.'],
  [quote(1, "One"), 'The quote "One" is not in candidate a.ts: copy it exactly.'],
  [quote(1, "one", "b.ts"), "There is no file candidate b.ts to quote."],
])("%j does not", (wrong, problem) => {
  expect(checkQuotes([wrong], files)).toEqual([problem]);
});
