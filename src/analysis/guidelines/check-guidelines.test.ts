import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadSuite } from "../../suite/load-suite.ts";
import { buildSuite } from "../../suite/build-suite.ts";
import { checkGuidelines } from "./check-guidelines.ts";

const suite = buildSuite({
  root: "/suite",
  overlay: {},
  selects: () => true,
  files: {
    "suite.json": JSON.stringify({ name: "s", version: "1", dependencies: { convex: "1.46.0" } }),
    "evals/000-a/000-x/TASK.txt": "Read the notes with `withIndex`.\nYou must not use `fetch`.\n",
    "evals/000-a/000-x/grader.test.ts": "",
    "evals/000-a/000-x/answer/convex/notes.ts":
      'import { v } from "convex/values";\nconst data = v.any();\nconst sent = ctx.db.query("notes").filter((q) => q.eq(1, 1));\n',
  },
});

function check(...lines: readonly string[]) {
  const { unknownApis, contradictions } = checkGuidelines(lines.join("\n"), suite);
  return { unknownApis, contradictions };
}

test("an API that the pinned package does not declare is found in code and in sentences, with its line", () => {
  const { unknownApis } = check(
    "Get one by `ctx.db.find(id)`, all by `ctx.db.query(t).collect()`.",
    "```ts",
    'import { defineSchema, defineTables } from "convex/server";',
    'const rows = await ctx.db.query("notes").where("open").collect();',
    "```",
    "Fields are `v.string()` and `v.date()`.",
  );
  expect(unknownApis.map(({ name, line }) => [name, line])).toEqual([
    ["ctx.db.find", 1],
    ['defineTables from "convex/server"', 3],
    ["ctx.db.query().where", 4],
    ["v.date", 6],
  ]);
  expect(unknownApis[1]).toEqual({
    name: 'defineTables from "convex/server"',
    declared: '"convex/server" 1.46.0 exports no "defineTables".',
    line: 3,
    text: 'import { defineSchema, defineTables } from "convex/server";',
  });
});

test("what a sentence speaks against need not exist, and other packages are not judged", () => {
  const said = check(
    "There is no `ctx.db.find`.",
    "Never write `ctx.db.remove(id)`.",
    '`import { a } from "left-pad"` is fine.',
  );
  expect(said.unknownApis).toEqual([]);
});

test("what is forbidden without a condition contradicts a task that names it and a reference that does it", () => {
  const { contradictions } = check("Never use `.filter`.", "", "Do not call `withIndex`.");
  const about = { evalPath: "000-a/000-x" };
  expect(contradictions).toEqual([
    {
      ...about,
      subject: "filter",
      against: "reference",
      line: 1,
      text: "Never use `.filter`.",
      other: {
        file: "evals/000-a/000-x/answer/convex/notes.ts",
        line: 3,
        text: 'const sent = ctx.db.query("notes").filter((q) => q.eq(1, 1));',
      },
    },
    {
      ...about,
      subject: "withIndex",
      against: "task",
      line: 3,
      text: "Do not call `withIndex`.",
      other: {
        file: "evals/000-a/000-x/TASK.txt",
        line: 1,
        text: "Read the notes with `withIndex`.",
      },
    },
  ]);
});

test("what is demanded contradicts a task that forbids it", () => {
  expect(check("Always call `fetch`.").contradictions).toMatchObject([
    { subject: "fetch", against: "task", other: { text: "You must not use `fetch`." } },
  ]);
});

test("conditions, members of another meaning and prose are no contradiction", () => {
  const said = check(
    "Never use `filter` in a mutation.",
    "Avoid `any` and casts.",
    "Do not read notes.",
    "Avoid `filter` unless there is no index.",
  );
  expect(said.contradictions).toEqual([]);
});

test("the suite's own guidelines name nothing that is not there, and contradict no eval", async () => {
  const own = await loadSuite(fileURLToPath(new URL("../../../suites/convex", import.meta.url)));
  const { unknownApis, contradictions, sections } = checkGuidelines(own.guidelines, own);
  expect(unknownApis).toEqual([]);
  expect(contradictions).toEqual([]);
  expect(sections.length).toBeGreaterThan(5);
});
