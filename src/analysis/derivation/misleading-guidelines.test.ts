import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Demand } from "./demand.ts";
import { misleadingGuideline } from "./misleading-guidelines.ts";

const throws: Demand = { kind: "behaviour", concept: "throws", words: "an error" };
const unread: Demand = { kind: "unread", words: "something" };
const throwing = '--- a\n+++ b\n-  return null;\n+  throw new Error("gone");\n';
const completed = `--- a
+++ b
   returns: v.object({
     page: v.array(v.string()),
     isDone: v.boolean(),
+    pageStatus: v.optional(v.null()),
   }),
`;

function misled(
  guidelines: string,
  change: Partial<Parameters<typeof misleadingGuideline>[0]> = {},
) {
  const task = "It deletes the user.";
  return misleadingGuideline({
    guidelines,
    task,
    demand: throws,
    diff: throwing,
    before: "",
    after: "",
    findings: [],
    ...change,
  });
}

test("a prohibition of what the repair adds misleads where the candidate wrote what it names instead", () => {
  const guidelines = "# Errors\n\nNever `throw` for a missing document: `return null` instead.\n";
  expect(misled(guidelines)).toMatchObject({ kind: "forbids", sentence: { line: 3 } });
  expect(misled("Never `throw` in a loop.\n")).toBeUndefined();
  expect(misled("Always `throw` for a missing document, and `return null` for others.")).toBe(
    undefined,
  );
});

test("a list without a part misleads where the candidate has the others, and the task does not name it", () => {
  const guidelines = "A page is an object:\n\n```ts\n{\n  page,\n  isDone,\n}\n```\n";
  const input = { demand: unread, diff: completed };
  expect(misled(guidelines, input)).toMatchObject({ kind: "incomplete", subject: "pageStatus" });
  expect(misled(`${guidelines}\nAlso \`pageStatus\`.`, input)).toBeUndefined();
  expect(misled(guidelines, { ...input, task: "Mind `pageStatus`." })).toBeUndefined();
});

test("code at which a rule fires misleads where the guidelines show it", () => {
  const diagnostic = {
    tool: "eslint",
    code: "no-explicit-any",
    severity: "error",
    message: "no",
  } as const;
  const diff = "--- a\n+++ b\n-  const x = y as any;\n+  const x = y;\n";
  const findings = [{ diagnostic, code: "as any" }];
  expect(misled("Cast with `as any` where types are hard.", { diff, findings })).toMatchObject({
    kind: "recommends",
    subject: "as any",
  });
  expect(misled("Avoid `as any`.", { diff, findings })).toBeUndefined();
});

test("the guidelines of the suite mislead nobody into these", async () => {
  const file = new URL("../../../suites/convex/guidelines.md", import.meta.url);
  const guidelines = await readFile(file, "utf8");
  const fetching = '--- a\n+++ b\n-"use node";\n-\n import { v } from "convex/values";\n';
  const storing = "--- a\n+++ b\n-export const f = mutation({\n+export const f = action({\n";
  for (const diff of [throwing, completed, fetching, storing]) {
    expect(misled(guidelines, { diff })).toBeUndefined();
  }
});

test("a folder in the guidelines' prohibition is no API, and what the candidate writes elsewhere nobody forbade it", () => {
  const guidelines = "Never write below `convex/_generated`; use `Reader` in place of `Context`.\n";
  const diff = (context: string) =>
    `--- a\n+++ b\n${context}-import type { A } from "convex/server";\n+import type { A } from "./_generated/server";\n`;
  expect(misled(guidelines, { demand: unread, diff: diff("") })).toBeUndefined();
  const renamed =
    "--- a\n+++ b\n const known: Context = 1;\n-const a: Reader = 1;\n+const a: Context = 1;\n";
  expect(
    misled("Never use `Context`, but `Reader`.\n", { demand: unread, diff: renamed }),
  ).toBeUndefined();
});

test("an object that is shown with just the candidate's keys misleads, unless the rest is spread or named", () => {
  const before = "return { page: rows, isDone: true, continueCursor: cursor };";
  const after = "return { ...result, page: rows, isDone: true, continueCursor: cursor };";
  const shown = "Write `return { page: rest, isDone: result.isDone, continueCursor: c };`.\n";
  const change = { demand: unread, before, after, diff: `--- a\n+++ b\n-${before}\n+${after}\n` };
  expect(misled(shown, change)).toMatchObject({ kind: "incomplete", subject: "..." });
  expect(misled(`${shown}Or \`return { ...result, page: rest };\`.\n`, change)).toBeUndefined();
});

test("a directive that is asked for misleads, unless its limits are told", () => {
  const diff = '--- a\n+++ b\n-"use node";\n-\n import x from "y";\n';
  const asked = 'A file with an action starts with `"use node";`.\n';
  expect(misled(asked, { demand: unread, diff })).toMatchObject({ kind: "recommends" });
  const limited = `${asked}Never put \`"use node";\` on a file with queries.\n`;
  expect(misled(limited, { demand: unread, diff })).toBeUndefined();
});

test("a name that is said to come from the candidate's module misleads, unless the right one is shown too", () => {
  const before = 'import type { QueryCtx } from "convex/server";\n';
  const after = 'import type { QueryCtx } from "../_generated/server";\n';
  const change = { demand: unread, before, after, diff: `--- a\n+++ b\n-${before}+${after}` };
  const said = "`Doc` and `QueryCtx` come from `convex/server`.\n";
  expect(misled(said, change)).toMatchObject({ kind: "recommends" });
  const right = '```ts\nimport type { QueryCtx } from "./_generated/server";\n```\n';
  expect(misled(`${said}${right}`, change)).toBeUndefined();
});

test("arguments that may be left out, it is said, mislead where the repair adds empty ones", () => {
  const diff = "--- a\n+++ b\n-  crons.daily(name, at, run);\n+  crons.daily(name, at, run, {});\n";
  const said = "Pass the arguments last; leave them out where there are none.\n";
  expect(misled(said, { demand: unread, diff })).toMatchObject({ kind: "forbids", subject: "{}" });
  expect(
    misled("Pass the arguments last, `{}` where there are none.\n", { demand: unread, diff }),
  ).toBe(undefined);
});
