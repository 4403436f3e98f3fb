import { expect, test } from "vitest";
import { createDocumentId, tableNumberOfId } from "./document-id.ts";

test.each([512, 10_001, 16_383])(
  "an id of table %i has 32 characters and names its table",
  (number) => {
    const id = createDocumentId(number);
    expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
    expect(tableNumberOfId(id)).toBe(number);
  },
);

test("ids do not repeat", () => {
  const ids = Array.from({ length: 1000 }, () => createDocumentId(10_001));
  expect(new Set(ids).size).toBe(1000);
});

test("a text with one character changed is no id", () => {
  const id = createDocumentId(10_001);
  const changed = Array.from(id, (character, index) => {
    const other = character === "0" ? "1" : "0";
    return id.slice(0, index) + other + id.slice(index + 1);
  });
  expect(changed.filter((text) => tableNumberOfId(text) === 10_001)).toEqual([]);
});

test.each(["", "x", "not an id at all", "u".repeat(32)])("%j is no id", (text) => {
  expect(tableNumberOfId(text)).toBeUndefined();
});
