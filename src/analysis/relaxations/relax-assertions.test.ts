import { expect, test } from "vitest";
import type { Eval } from "../../domain/eval.ts";
import { applyEdits } from "../repair/apply-edits.ts";
import { blankAssertions, relaxAssertions } from "./relax-assertions.ts";

const grader = `test("a", async () => {
  expect(first).toBe(1);
  for (const label of labels) {
    expect(text).toContain(label);
  }
  if (flag) expect(second).toEqual({
    deep: true,
  });
});
`;

const graded: Eval = {
  path: "a/b",
  category: "a",
  name: "b",
  task: "",
  answer: {},
  graderFile: "evals/a/b/grader.test.ts",
  grader,
  gapNotes: [],
  healthNotes: { fixed: [], equivalentMutants: [] },
  faults: [],
  variants: [],
  pipeline: "full",
  hash: "h",
};

function place(line: number, column: number): { file: string; line: number; column: number } {
  return { file: "grader.test.ts", line, column };
}

function relaxed(...places: ReturnType<typeof place>[]): string | undefined {
  const relaxation = relaxAssertions(graded, places);
  if (relaxation === undefined) return undefined;
  return applyEdits({ [graded.graderFile]: grader }, relaxation.edits)[graded.graderFile];
}

test("takes out the whole statement with its line", () => {
  expect(relaxed(place(4, 18))).toBe(grader.replace("    expect(text).toContain(label);\n", ""));
});

test("leaves an empty block where a condition needs a statement", () => {
  const edited = relaxed(place(6, 30));
  expect(edited).toContain("if (flag) {}");
  expect(edited).not.toContain("deep");
});

test("names the assertion, and covers only findings at its place", () => {
  const relaxation = relaxAssertions(graded, [place(2, 17)]);
  expect(relaxation?.demand).toBe("the assertion `expect(first).toBe(1)`");
  const diagnostic = { tool: "vitest", code: "toBe", severity: "error", message: "" } as const;
  expect(relaxation?.covers({ diagnostic, graderPlace: place(2, 17) })).toBe(true);
  expect(relaxation?.covers({ diagnostic, graderPlace: place(4, 18) })).toBe(false);
  expect(relaxation?.covers({ diagnostic })).toBe(false);
});

test("relaxes nothing where a place is no statement", () => {
  expect(relaxed(place(1, 1), place(9, 1))).toBeUndefined();
  expect(relaxed()).toBeUndefined();
});

test("blanking keeps every other line where it was", () => {
  const blanked = blankAssertions(graded, [place(6, 30)]).split("\n");
  expect(blanked).toHaveLength(grader.split("\n").length);
  expect(blanked[1]).toBe("  expect(first).toBe(1);");
  expect(blanked[5]?.trim()).toBe("if (flag) {}");
  expect(blanked[8]).toBe("});");
});
