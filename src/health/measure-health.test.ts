import { expect, test } from "vitest";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import type { Grade } from "../grading/grade.ts";
import { buildSuite } from "../suite/build-suite.ts";
import { measureHealth } from "./measure-health.ts";

const folder = "evals/000-a/000-x";
const reference = `import { query } from "./_generated/server";

export const open = query({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db.query("doors").order("desc").take(3);
    return rows;
  },
});
`;

const suite = buildSuite({
  root: "/suite",
  overlay: {},
  selects: () => true,
  files: {
    [`${folder}/TASK.txt`]: "",
    [`${folder}/grader.test.ts`]: "",
    [`${folder}/answer/convex/index.ts`]: reference,
    [`${folder}/health.json`]: JSON.stringify({
      fixed: [{ part: "returns", task: "no validator of the result" }],
      equivalentMutants: [
        {
          operator: "swapped order",
          file: "convex/index.ts",
          change: '"desc" → "asc"',
          reason: "The task does not fix the order.",
        },
      ],
    }),
  },
});

/** Cares for the limit and the name of the function, not for the order; compiles everything but other kinds. */
const grade: Grade = async ({ files }) => {
  const text = files["convex/index.ts"] ?? "";
  const compiles = !/Mutation|mutation|desc~/.test(text);
  const isRight = /take\(3\)/.test(text) && /export const open = query(?:Value)?\(/.test(text);
  const failing = !compiles ? "deploy" : "tests";
  return {
    steps: stepNames.map((name): Step => {
      const finished = { name, durationMs: 1, notes: [], diagnostics: [] };
      return {
        ...finished,
        status: name === failing && !(compiles && isRight) ? "failed" : "passed",
      };
    }),
    inputs: { files: "", eval: "", config: "", toolchain: "" },
    durationMs: 1,
    cached: false,
  };
};

const inIndex = { file: "convex/index.ts", occurrence: 1 };

test("Health counts mutants that a test tells, apart from those marked as equivalent.", async () => {
  const sizes = { mutants: 20, equivalents: 20, reruns: 3 };
  const [health] = await measureHealth({ suite, grade, concurrency: 1, gates: [], sizes });
  expect(health).toEqual({
    evalPath: "000-a/000-x",
    evalHash: suite.evals.get("000-a/000-x")?.hash,
    falseRejects: { count: 0, of: 4 },
    falseAccepts: { count: 0, of: 0 },
    assertionsWithoutSentence: { count: 0, of: 0 },
    mutants: {
      killed: { count: 4, of: 6 },
      equivalent: 1,
      survivors: [
        { ...inIndex, operator: "change text", change: '"doors" → "doors~"' },
        { ...inIndex, operator: "drop condition", change: 'without .order("desc")' },
      ],
      operators: {
        "change text": 1,
        "drop condition": 2,
        "off by one": 1,
        "swapped order": 1,
        "wrong name": 1,
        "wrong visibility": 1,
      },
    },
    equivalents: {
      rejected: { count: 0, of: 4 },
      operators: { "alias import": 1, "function expression": 1, rename: 2 },
    },
    flips: { count: 0, of: 3 },
    issues: ["2 of 6 mutants pass."],
  });
});

test("Without sizes nothing is generated, and what was not measured is null.", async () => {
  const gates = [
    { evalPath: "000-a/000-x", kind: "variant", gate: "variant other", held: false, detail: "No." },
  ] as const;
  const [health] = await measureHealth({ suite, grade, concurrency: 1, gates });
  expect(health).toEqual({
    evalPath: "000-a/000-x",
    evalHash: suite.evals.get("000-a/000-x")?.hash,
    falseRejects: { count: 1, of: 1 },
    falseAccepts: { count: 0, of: 0 },
    assertionsWithoutSentence: { count: 0, of: 0 },
    mutants: null,
    equivalents: null,
    flips: null,
    issues: ["variant other: No."],
  });
});

test("Where the reference gives too few mutants, those of the variants follow and are named by their variant.", async () => {
  const withVariant = buildSuite({
    root: "/suite",
    overlay: {},
    selects: () => true,
    files: {
      [`${folder}/TASK.txt`]: "",
      [`${folder}/grader.test.ts`]: "",
      [`${folder}/answer/convex/index.ts`]: "export const tables = 1;\n",
      [`${folder}/variants/lettered/variant.json`]: JSON.stringify({ description: "Doors." }),
      [`${folder}/variants/lettered/files/convex/index.ts`]: reference,
    },
  });
  const sizes = { mutants: 20, equivalents: 0, reruns: 0 };
  const [health] = await measureHealth({
    suite: withVariant,
    grade,
    concurrency: 1,
    gates: [],
    sizes,
  });
  const variants = health?.mutants?.survivors.map(({ variant }) => variant);
  expect(variants?.length).toBeGreaterThan(0);
  expect(new Set(variants)).toEqual(new Set(["lettered"]));
});
