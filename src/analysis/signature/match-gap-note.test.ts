import { expect, test } from "vitest";
import type { FailureTerms } from "./failure-terms.ts";
import { matchGapNote } from "./match-gap-note.ts";

function terms(strong: readonly string[], weak: readonly string[] = []): FailureTerms {
  return { strong: new Set(strong), members: new Set(), weak: new Set(weak) };
}

const storing = terms(
  ["StorageWriter", "store", "StorageWriter.store"],
  ["Property", "store", "does", "not", "exist", "type", "StorageWriter", "mutation", "storageId"],
);

test("a note in plain words matches the API that its verb stands for, near the right kind of function", () => {
  expect(matchGapNote("Trying to store a file from a mutation", storing)).toBe(true);
  expect(matchGapNote("Storing files in mutations does not work", storing)).toBe(true);
});

test("a note about the same noun and another mistake does not match", () => {
  expect(matchGapNote("The size of the text is recorded in place of bytes", storing)).toBe(false);
  expect(matchGapNote("Handlers need return types against circular inference", storing)).toBe(
    false,
  );
});

test("a lint rule named in the note matches", () => {
  const rule = terms(
    ["@typescript-eslint/no-misused-promises", "no-misused-promises"],
    ["onSubmit"],
  );
  expect(matchGapNote("An async onSubmit trips no-misused-promises", rule)).toBe(true);
});

test("words that stand in any text about code are no match", () => {
  const changed = terms(["return", "null", "error"], ["function", "async"]);
  expect(matchGapNote("An async function should return null on error", changed)).toBe(false);
});
