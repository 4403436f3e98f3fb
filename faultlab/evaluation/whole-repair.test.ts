import { expect, test } from "vitest";
import { certificateFixture } from "../../src/analysis/reports/report.fixture.ts";
import type { TextEdit } from "../../src/domain/certificate.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import { treeHash } from "../../src/lib/content-hash.ts";
import { wholeRelaxation, wholeRepair } from "./whole-repair.ts";

const candidate = { "a.ts": "one two three" };
const first: TextEdit = { file: "a.ts", start: 0, end: 3, newText: "1" };

function repair(before: ProjectFiles, ...edits: readonly TextEdit[]) {
  const inputs = { before: treeHash(before), after: "", eval: "", config: "" };
  return certificateFixture({ side: "candidate", edits, inputs });
}

test("repairs of two steps go together, one of a later stage on top of what it starts from", () => {
  const second = repair(candidate, { file: "a.ts", start: 8, end: 13, newText: "3" });
  const later = repair({ "a.ts": "1 two 3" }, { file: "a.ts", start: 2, end: 5, newText: "2" });
  const all = [repair(candidate, first), second, later];
  expect(wholeRepair(candidate, all)).toEqual({ "a.ts": "1 2 3" });
});

test("repairs that change the same code have no common result", () => {
  const other = repair(candidate, { ...first, newText: "uno" });
  expect(wholeRepair(candidate, [repair(candidate, first), other])).toBe(undefined);
});

test("relaxed checks are relaxed together, whatever is repaired in the candidate", () => {
  const suite = { "lint.mjs": "a b", "a.ts": "suite" };
  const relaxations = [0, 2].map((start) =>
    certificateFixture({
      side: "check",
      edits: [{ file: "lint.mjs", start, end: start + 1, newText: "-" }],
    }),
  );
  expect(wholeRelaxation(suite, [...relaxations, repair(candidate, first)])).toEqual({
    "lint.mjs": "- -",
    "a.ts": "suite",
  });
});
