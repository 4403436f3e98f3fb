import { expect, test } from "vitest";
import { checkValue } from "./check-value.ts";
import { compareValues } from "./compare-values.ts";
import { decodeValue, encodeValue } from "./convex-json.ts";
import { displayValue } from "./display-value.ts";
import { MalformedValue } from "./malformed-value.ts";
import { parseUntrustedJson } from "./parse-untrusted-json.ts";

const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}1${"]}".repeat(depth / 2)}`;

test.each(["", "{", nested(514), nested(200_000)])("malformed JSON is refused", (json) => {
  expect(() => parseUntrustedJson(json)).toThrow(MalformedValue);
});

test("what is let through is never too deep to be worked with", () => {
  const value = decodeValue(parseUntrustedJson(nested(512)));
  expect(JSON.stringify(encodeValue(value))).toBe(nested(512));
  expect(compareValues(value, value)).toBe(0);
  expect(displayValue(value)).toBe(nested(512).replaceAll('"a":', "a: ").replace("1", "1.0"));
  expect(checkValue({ type: "string" }, value, () => undefined)).toContain("does not match");
});
