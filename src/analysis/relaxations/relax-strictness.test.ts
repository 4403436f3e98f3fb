import { expect, test } from "vitest";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import { applyEdits } from "../repair/apply-edits.ts";
import { buildSuite } from "../../suite/build-suite.ts";
import { lintClassOf } from "./lint-classes.ts";
import { relaxStrictness } from "./relax-strictness.ts";

const graderFile = "evals/000-a/000-b/grader.test.ts";
const grader = `import { expect, test } from "faultline/grader";
test("lists", async () => {
  expect(await list()).toEqual(["a", "b"]);
  await expect(remove()).rejects.toThrow("User not found!");
  expect(JSON.stringify(await show())).toContain('{"a":1');
  expect(await schema()).toEqual(reference);
  expect(total).toBe(3);
  expect(Object.values(files).join()).toContain('"by_name"');
  expect(JSON.stringify(await show())).toBe(JSON.stringify({ a: 1, b: 2 }));
});
`;
const suite = buildSuite({
  root: "/suite",
  files: {
    "evals/000-a/000-b/TASK.txt": "Write it.",
    "evals/000-a/000-b/answer/convex/index.ts": "",
    [graderFile]: grader,
    "eslint.config.mjs": 'export default [{ rules: { "no-explicit-any": "error" } }];\n',
  },
  overlay: {},
  selects: () => true,
});

const files = { "convex/schema.ts": 'import { defineSchema } from "convex/server";\n' };

function relax(line: number, failure: Partial<TestFailure>) {
  const step: FailedStep = {
    name: "tests",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: [],
    tests: [
      {
        name: "lists",
        status: "failed",
        durationMs: 1,
        failures: [
          {
            kind: "assertion",
            code: "toEqual",
            message: "",
            graderPlace: { file: "grader.test.ts", line, column: 3 },
            ...failure,
          },
        ],
      },
    ],
  };
  return relaxAt(step);
}

function relaxAt(step: FailedStep) {
  const graded = suite.evals.get("000-a/000-b");
  if (graded === undefined) throw new Error("no eval");
  const found = relaxStrictness(step, { suite, eval: graded, files });
  if (found === undefined) return undefined;
  const after = applyEdits(suite.files, found.relaxation.edits);
  return { kind: found.relaxation.kind, demands: found.demands, after };
}

test("an order is taken back by comparing both sides sorted", () => {
  const relaxed = relax(3, { expected: '[\n  "a",\n  "b",\n]', actual: '[\n  "b",\n  "a",\n]' });
  expect(relaxed?.kind).toBe("order");
  expect(relaxed?.after[graderFile]).toContain(
    'expect(unordered(await list())).toEqual(unordered(["a", "b"]));',
  );
  expect(relaxed?.after[graderFile]).toContain("function unordered(value: unknown): unknown {");
});

test("the wording of an error is taken back, the error is not", () => {
  const wording = { code: "rejects.toThrow", expected: '"User not found!"' };
  const other = "expected [Function] to throw error including 'User not found!' but got 'gone'";
  const relaxed = relax(4, { ...wording, message: other });
  expect(relaxed?.kind).toBe("wording");
  expect(relaxed?.demands).toMatchObject([{ kind: "literal", terms: ["User not found"] }]);
  expect(relaxed?.after[graderFile]).toContain("rejects.toThrow();");
  expect(
    relax(4, { ...wording, message: `promise resolved "null" instead of rejecting` }),
  ).toBeUndefined();
});

test("the text of serialised data is taken back", () => {
  const message = `expected '{"b":2,"a":1}' to contain '{"a":1'`;
  const relaxed = relax(5, { code: "toContain", message });
  expect(relaxed?.kind).toBe("representation");
  expect(relaxed?.after[graderFile]).not.toContain('{"a":1');
});

test("the name of an index is taken back, its fields are not", () => {
  const schema = (name: string) => `{\n  "fields": ["a"],\n  "indexDescriptor": "${name}",\n}`;
  const relaxed = relax(6, { expected: schema("by_a"), actual: schema("a_index") });
  expect(relaxed).toMatchObject({ kind: "structure", demands: [{ terms: ["by_a"] }] });
  expect(relaxed?.after[graderFile]).toContain(
    'expect(withoutKeys(await schema(), ["indexDescriptor"])).toEqual(',
  );
});

test("a value is never taken back", () => {
  expect(relax(7, { code: "toBe", expected: "3", actual: "4" })).toBeUndefined();
  expect(relax(3, { expected: '[\n  "a",\n]', actual: '[\n  "b",\n]' })).toBeUndefined();
});

test("rules of style are turned off, alone; one of type safety among them keeps all", () => {
  const finding = (code: string): Diagnostic => ({
    tool: "eslint",
    code,
    severity: "error",
    message: "no",
    place: { file: "convex/index.ts", line: 1, column: 1 },
  });
  const step = (...codes: readonly string[]): FailedStep => ({
    name: "eslint",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: codes.map(finding),
  });
  const config = relaxAt(step("prefer-const", "sort-keys"))?.after["eslint.config.mjs"];
  expect(config?.replaceAll(/\s+/g, " ")).toContain(
    '"no-explicit-any": "error", "prefer-const": "off", "sort-keys": "off",',
  );
  expect(relaxAt(step("prefer-const", "@typescript-eslint/no-explicit-any"))).toBeUndefined();
});

test("rules are classed by what they protect", () => {
  expect(
    [
      "@typescript-eslint/promise-function-async",
      "@typescript-eslint/no-unsafe-argument",
      "@typescript-eslint/no-floating-promises",
      "no-such-rule",
    ].map(lintClassOf),
  ).toEqual(["style", "type-safety", "correctness", "correctness"]);
});

test("a way of writing in the source is taken back, with the names that it asks for", () => {
  const message = `expected 'import { defineSchema } from "convex/…' to contain '"by_name"'`;
  const relaxed = relax(8, { code: "toContain", message });
  expect(relaxed).toMatchObject({
    kind: "representation",
    demands: [{ kind: "code", names: ["by_name"] }],
  });
  expect(relaxed?.after[graderFile]).not.toContain("by_name");
});

test("serialised texts are compared as the values that they hold", () => {
  const relaxed = relax(9, { code: "toBe", expected: '{"a":1,"b":2}', actual: '{"b":2,"a":1}' });
  expect(relaxed?.after[graderFile]).toContain(
    "expect(JSON.parse(JSON.stringify(await show()))).toEqual(JSON.parse(JSON.stringify({ a: 1, b: 2 })));",
  );
});
