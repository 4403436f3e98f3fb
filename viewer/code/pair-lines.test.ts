import { expect, test } from "vitest";
import type { CodeLine } from "./code-line.ts";
import { pairLines } from "./pair-lines.ts";

const same = (text: string): CodeLine => ({ kind: "same", text, before: 1, after: 1 });
const removed = (text: string): CodeLine => ({ kind: "removed", text, before: 2 });
const added = (text: string): CodeLine => ({ kind: "added", text, after: 2 });

test("removed and added lines of a change stand beside each other", () => {
  const lines = [same("a"), removed("b"), removed("c"), added("x"), same("d"), added("y")];
  expect(pairLines(lines)).toEqual([
    { left: same("a"), right: same("a") },
    { left: removed("b"), right: added("x") },
    { left: removed("c") },
    { left: same("d"), right: same("d") },
    { right: added("y") },
  ]);
});
