import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { loadSuite } from "./load-suite.ts";
import { compareRecordedEval } from "./recorded-eval.ts";

const path = "000-a/000-x";
const own = {
  "TASK.txt": "Do it.\n",
  "GAPS.txt": "open: since then\n",
  "grader.test.ts": "test();\n",
  "answer/convex/index.ts": "export {};\n",
  "answer/convex/_generated/api.d.ts": "export {};\n",
};

async function compare(recorded: Readonly<Record<string, string>>, evalPath = path) {
  const files = Object.entries(own).map(([file, text]) => [`evals/${path}/${file}`, text]);
  await using tree = await temporaryTree(Object.fromEntries(files) as Record<string, string>); // pairs of texts
  return compareRecordedEval(await loadSuite(tree.directory), evalPath, recorded);
}

const laid = (files: Readonly<Record<string, string>>, evalPath = path) =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`evals/${evalPath}/${file}`, text]),
  );

const whole = {
  "TASK.txt": own["TASK.txt"],
  "grader.test.ts": own["grader.test.ts"],
  "answer/convex/index.ts": own["answer/convex/index.ts"],
};

test("the suite's own eval stays, whatever the line endings, and where nothing was recorded", async () => {
  expect(await compare({})).toEqual({ status: "own" });
  const returned = Object.entries(own).map(([file, text]) => [file, text.replace("\n", "\r\n")]);
  expect(await compare(Object.fromEntries(returned) as Record<string, string>)).toEqual({
    status: "own",
  }); // pairs of texts
  expect(await compare({ "grader.test.ts": "test();\n" })).toEqual({ status: "own" });
});

test("another text, and a note that was not there yet, make it another version", async () => {
  expect(await compare(whole)).toEqual({ status: "other", overlay: laid(whole), brings: [] });
  const graded = { ...whole, "grader.test.ts": "old();" };
  expect(await compare(graded)).toEqual({
    status: "other",
    overlay: laid(graded),
    brings: ["grader.test.ts"],
  });
});

test("a reference without the rest is completed from the suite", async () => {
  const reference = { "answer/convex/index.ts": "export const a = 1;" };
  expect(await compare(reference)).toEqual({
    status: "other",
    overlay: laid({ ...whole, "GAPS.txt": own["GAPS.txt"], ...reference }),
    brings: ["answer/convex/index.ts"],
  });
});

test("an eval that the suite lacks is made of a whole record, and of a part of one not", async () => {
  const other = "001-b/000-y";
  expect(await compare(whole, other)).toEqual({
    status: "other",
    overlay: laid(whole, other),
    brings: ["answer/convex/index.ts", "grader.test.ts"],
  });
  expect(await compare({ "TASK.txt": "" }, other)).toEqual({
    status: "incomplete",
    lacks: ["grader.test.ts", "answer/"],
  });
});
