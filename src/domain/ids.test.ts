import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("an id has 32 characters of 0-9a-z without i, l, o and u", () => {
  const ids = Array.from({ length: 200 }, () => newId());
  expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(200);
});

test("an id depends on the random bytes alone", () => {
  expect(newId((bytes) => bytes.map((_, index) => index + 32))).toBe(
    "0123456789abcdefghjkmnpqrstvwxyz",
  );
});
