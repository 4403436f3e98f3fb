import { expect, test } from "vitest";
import { documentsBehaviour } from "./documents-behaviour.ts";

const throwing = `--- a/convex/a.ts
+++ b/convex/a.ts
-  if (user === null) return null;
+  if (user === null) throw new Error("gone");
`;
const returning = `--- a/convex/a.ts
+++ b/convex/a.ts
-  if (user === null) throw new Error("gone");
+  if (user === null) return null;
`;
const note =
  "A missing document is answered with null, where the task wants an error to be thrown.";

test("a note in words documents the behaviour that it calls wrong, and not the reverse", () => {
  expect(documentsBehaviour(note, throwing)).toBe(true);
  expect(documentsBehaviour(note, returning)).toBe(false);
  const reverse = "It throws for a missing document instead of returning null.";
  expect(documentsBehaviour(reverse, returning)).toBe(true);
  expect(documentsBehaviour(reverse, throwing)).toBe(false);
});

test("a note on something missing documents nothing where nothing is missing", () => {
  const failed = throwing.replaceAll("user === null", "response.status >= 400");
  expect(documentsBehaviour(note, failed)).toBe(false);
});

test("a note that does not say which is wanted documents neither", () => {
  expect(documentsBehaviour("Returns null or throws an error.", throwing)).toBe(false);
});
