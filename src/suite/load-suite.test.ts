import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../lib/harness-error.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { withOverlay, withPush } from "./build-suite.ts";
import { loadSuite, readOverlay } from "./load-suite.ts";

const greet = "evals/000-basics/000-greet";

const plain = {
  [`${greet}/TASK.txt`]: "Greet.\n",
  [`${greet}/grader.test.ts`]: 'import "../../../helpers.ts";\n',
  [`${greet}/answer/package.json`]: "{}",
  [`${greet}/answer/convex/index.ts`]: "export const a = 1;\nexport const b = 1;\n",
  "helpers.ts": "export {};\n",
};

const full = {
  ...plain,
  [`${greet}/GAPS.txt`]: "covered: says goodbye\n",
  [`${greet}/faults/wrong/fault.json`]: JSON.stringify({
    description: "Wrong value",
    expected: { step: "tests", code: "toBe", pattern: "expected 2" },
    edits: [{ file: "convex/index.ts", find: "a = 1", replace: "a = 2" }],
    remove: ["package.json"],
  }),
  [`${greet}/variants/split/variant.json`]: JSON.stringify({ description: "Two files" }),
  [`${greet}/variants/split/files/convex/more.ts`]: "export {};\n",
  "evals/001-more/000-wave/TASK.txt": "Wave.\n",
  "evals/001-more/000-wave/eval.json": '{"pipeline":"static"}',
  "evals/001-more/000-wave/grader.test.ts": "",
  "evals/001-more/000-wave/answer/convex/index.ts": "",
  "suite.json": JSON.stringify({ name: "demo", version: "1.2.0", deadlinesMs: { tests: 5 } }),
  "guidelines.md": "Be kind.\n",
  "eslint.config.mjs": "export default [];\n",
};

test("loads every part of a suite", async () => {
  await using tree = await temporaryTree(full);
  const suite = await loadSuite(tree.directory);
  expect(suite.manifest).toMatchObject({
    name: "demo",
    version: "1.2.0",
    deadlinesMs: { deploy: 90_000, tsc: 60_000, eslint: 60_000, tests: 5 },
  });
  expect(suite.guidelines).toBe("Be kind.\n");
  expect(suite.lintConfigs).toEqual({
    convex: { file: "eslint.config.mjs", text: "export default [];\n" },
  });
  expect([...suite.evals.keys()]).toEqual(["000-basics/000-greet", "001-more/000-wave"]);
  expect(suite.evals.get("001-more/000-wave")?.pipeline).toBe("static");
  const answer = {
    "convex/index.ts": "export const a = 1;\nexport const b = 1;\n",
    "package.json": "{}",
  };
  expect(suite.evals.get("000-basics/000-greet")).toEqual({
    path: "000-basics/000-greet",
    category: "000-basics",
    healthNotes: { fixed: [], equivalentMutants: [] },
    name: "000-greet",
    task: "Greet.\n",
    answer,
    graderFile: `${greet}/grader.test.ts`,
    grader: 'import "../../../helpers.ts";\n',
    gapNotes: [{ status: "covered", text: "says goodbye", line: 1 }],
    gapFile: `${greet}/GAPS.txt`,
    faults: [
      {
        name: "wrong",
        description: "Wrong value",
        files: { "convex/index.ts": "export const a = 2;\nexport const b = 1;\n" },
        expected: { step: "tests", code: "toBe", pattern: "expected 2" },
      },
    ],
    variants: [
      {
        name: "split",
        description: "Two files",
        files: { ...answer, "convex/more.ts": "export {};\n" },
      },
    ],
    pipeline: "full",
    hash: suite.evals.get("000-basics/000-greet")?.hash,
  });
});

test("a suite without a manifest, guidelines and lint configs gets defaults", async () => {
  await using tree = await temporaryTree(plain);
  const suite = await loadSuite(tree.directory);
  expect(suite.manifest.version).toBe("0");
  expect(suite.manifest.dependencies["convex"]).toMatch(/^\d+\.\d+\.\d+$/);
  expect({ guidelines: suite.guidelines, lint: suite.lintConfigs }).toEqual({
    guidelines: "",
    lint: {},
  });
});

test("leaves generated code, installed packages, binary files and links out of the reference", async () => {
  await using tree = await temporaryTree({
    ...plain,
    [`${greet}/answer/convex/_generated/api.js`]: "generated",
    [`${greet}/answer/node_modules/x/index.js`]: "installed",
    [`${greet}/answer/backend.sqlite3`]: new Uint8Array([1, 0, 2]),
    [`${greet}/answer/photo.bin`]: new Uint8Array([0xff, 0xfe, 0xfd]),
  });
  await symlink("/etc/hostname", join(tree.directory, greet, "answer/convex/link.ts"));
  const suite = await loadSuite(tree.directory);
  expect(Object.keys(suite.evals.get("000-basics/000-greet")?.answer ?? {})).toEqual([
    "convex/index.ts",
    "package.json",
  ]);
  expect(suite.files[`${greet}/answer/convex/_generated/api.js`]).toBe("generated");
});

test.each([
  ["a prefix", "000"],
  ["a category", "000-basics/"],
  ["a name", "000-greet"],
  ["a glob", "*/000-g*"],
  ["a deep glob", "**greet"],
])("selects evals by %s and does not check the others", async (_, pattern) => {
  await using tree = await temporaryTree({
    ...plain,
    "evals/001-broken/000-x/TASK.txt": "No grader.",
  });
  const suite = await loadSuite(tree.directory, { select: [pattern] });
  expect([...suite.evals.keys()]).toEqual(["000-basics/000-greet"]);
});

const without = (file: keyof typeof plain) =>
  Object.fromEntries(Object.entries(plain).filter(([path]) => path !== file));

test.each([
  ["no evals", { "suite.json": "{}" }, /has no evals: each needs a folder/],
  [
    "an eval without grader",
    without(`${greet}/grader.test.ts`),
    /^Eval 000-basics\/000-greet has no grader: add .*grader\.test\.ts\.$/,
  ],
  ["an eval without task", without(`${greet}/TASK.txt`), /has no task: add/],
  [
    "an eval without answer",
    { [`${greet}/TASK.txt`]: "", [`${greet}/grader.test.ts`]: "" },
    /has no reference answer/,
  ],
  ["a manifest that is no JSON", { ...plain, "suite.json": "{" }, /^suite\.json is not JSON/],
  [
    "an unknown setting",
    { ...plain, "suite.json": '{"deadlines":{}}' },
    /^suite\.json is not valid: .*deadlines/,
  ],
  [
    "a range as a version",
    { ...plain, "suite.json": '{"dependencies":{"convex":"^1.0.0"}}' },
    /"dependencies\.convex": must be an exact version/,
  ],
  [
    "a fault without description file",
    { ...plain, [`${greet}/faults/x/files/a.ts`]: "" },
    /faults\/x\/fault\.json is missing/,
  ],
  [
    "an edit that is not unique",
    { ...plain, [`${greet}/variants/x/variant.json`]: edit("= 1") },
    /"= 1" occurs 2 times: it must occur exactly once/,
  ],
  [
    "an edit that finds nothing",
    { ...plain, [`${greet}/variants/x/variant.json`]: edit("= 9") },
    /"= 9" does not occur/,
  ],
])("%s is the user's mistake, named", async (_, files, message) => {
  await using tree = await temporaryTree(files);
  const problem = await loadSuite(tree.directory).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(UsageError);
  expect(problem).toHaveProperty("message", expect.stringMatching(message));
});

function edit(find: string): string {
  return JSON.stringify({
    description: "x",
    edits: [{ file: "convex/index.ts", find, replace: "" }],
  });
}

test("a missing folder and a selection that matches nothing are named", async () => {
  await using tree = await temporaryTree(plain);
  await expect(loadSuite(join(tree.directory, "nowhere"))).rejects.toThrow(
    /There is no suite in .*nowhere/,
  );
  await expect(loadSuite(tree.directory, { select: ["zzz"] })).rejects.toThrow(/matches "zzz"/);
});

test.each([
  ["a grader", { [`${greet}/grader.test.ts`]: "// relaxed" }, ["hash", "eval"]],
  ["a lint config", { "eslint.config.mjs": "export default [{}];" }, ["hash", "configHash"]],
  ["a manifest", { "suite.json": '{"installOthers":true}' }, ["hash", "configHash"]],
  ["a helper module", { "helpers.ts": "export const x = 1;" }, ["hash", "eval"]],
  ["the guidelines", { "guidelines.md": "Other." }, ["hash"]],
  ["a task", { [`${greet}/TASK.txt`]: "Other." }, ["hash"]],
  ["a gap note", { [`${greet}/GAPS.txt`]: "open: other" }, []],
  ["a new file", { "src.eslint.config.mjs": "export default [];" }, ["hash", "configHash"]],
])(
  "an overlay over %s changes what depends on it, and equals loading with it",
  async (_, overlay, changed) => {
    await using tree = await temporaryTree(full);
    const suite = await loadSuite(tree.directory);
    const laid = withOverlay(suite, overlay);
    expect(laid).toEqual(await loadSuite(tree.directory, { overlay }));
    expect(laid.overlay).toEqual(overlay);
    const path = "000-basics/000-greet";
    const differs = {
      hash: laid.hash !== suite.hash,
      configHash: laid.configHash !== suite.configHash,
      eval: laid.evals.get(path)?.hash !== suite.evals.get(path)?.hash,
    };
    expect(Object.entries(differs).flatMap(([name, is]) => (is ? [name] : []))).toEqual(changed);
  },
);

test("overlays lie on top of each other", async () => {
  await using tree = await temporaryTree(full);
  const suite = withOverlay(
    await loadSuite(tree.directory, { overlay: { "a.ts": "1", "b.ts": "1" } }),
    { "b.ts": "2" },
  );
  expect(suite.overlay).toEqual({ "a.ts": "1", "b.ts": "2" });
});

test("an overlay makes no eval of which it holds a part", async () => {
  await using tree = await temporaryTree(plain);
  await using empty = await temporaryTree({ "suite.json": "{}" });
  const overlay = { "evals/001-more/000-wave/grader.test.ts": "" };
  const suite = await loadSuite(tree.directory, { overlay });
  expect([...suite.evals.keys()]).toEqual(["000-basics/000-greet"]);
  await expect(loadSuite(empty.directory, { overlay })).rejects.toThrow(/has no evals: each needs/);
});

test("an overlay cannot reach outside the suite", async () => {
  await using tree = await temporaryTree(plain);
  await expect(loadSuite(tree.directory, { overlay: { "../x.ts": "" } })).rejects.toThrow(
    /holds "\.\.\/x\.ts"/,
  );
});

test("an overlay is read from a folder", async () => {
  await using tree = await temporaryTree({ "evals/a/b/grader.test.ts": "x" });
  expect(await readOverlay(tree.directory)).toEqual({ "evals/a/b/grader.test.ts": "x" });
  await expect(readOverlay(join(tree.directory, "nowhere"))).rejects.toThrow(
    /There is no overlay in/,
  );
});

test("a suite with another way to push has other grades of the same evals", async () => {
  await using tree = await temporaryTree({ ...plain, "suite.json": '{"installOthers":true}' });
  const suite = await loadSuite(tree.directory);
  const pushed = withPush(suite, "cli");
  expect(suite.manifest).not.toHaveProperty("push");
  expect(pushed.manifest).toEqual({ ...suite.manifest, push: "cli" });
  expect(pushed.evals).toEqual(suite.evals);
  expect(pushed.configHash).not.toBe(suite.configHash);
});
