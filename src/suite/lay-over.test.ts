import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { withOverlay } from "./build-suite.ts";
import { layOver } from "./lay-over.ts";
import { loadSuite } from "./load-suite.ts";

const folder = "evals/000-basics/000-greet";

const own = {
  [`${folder}/TASK.txt`]: "Greet.",
  [`${folder}/GAPS.txt`]: "open: since then",
  [`${folder}/grader.test.ts`]: "// new",
  [`${folder}/helpers.ts`]: "export {};",
  [`${folder}/answer/convex/index.ts`]: "export const a = 1;",
  [`${folder}/answer/convex/extra.ts`]: "export {};",
  [`${folder}/answer/convex/_generated/api.d.ts`]: "export {};",
  [`${folder}/faults/wrong/fault.json`]: JSON.stringify({
    description: "Wrong value",
    expected: { step: "tests", pattern: "2" },
    edits: [{ file: "convex/index.ts", find: "a = 1", replace: "a = 2" }],
  }),
};

const older = {
  [`${folder}/TASK.txt`]: "Greet them.",
  [`${folder}/grader.test.ts`]: "// old",
  [`${folder}/answer/convex/index.ts`]: "export const b = 1;",
};

test("of an eval that the overlay holds whole, nothing of the present version stays", () => {
  expect(layOver(own, older)).toEqual({
    ...older,
    [`${folder}/helpers.ts`]: "export {};",
    [`${folder}/answer/convex/_generated/api.d.ts`]: "export {};",
  });
});

test("alternatives stay where the reference is the same, gap notes as they were then", () => {
  const answers = Object.entries(own).filter(([path]) => path.includes("/answer/"));
  const { [`${folder}/GAPS.txt`]: _, ...rest } = own;
  const laid = { ...older, ...Object.fromEntries(answers) };
  expect(layOver(own, laid)).toEqual({ ...rest, ...laid });
});

test("an overlay with a part of an eval replaces its files and takes none away", () => {
  const grader = { [`${folder}/grader.test.ts`]: "// old" };
  expect(layOver(own, grader)).toEqual({ ...own, ...grader });
});

test("a suite with an older eval over it builds, and equals the one loaded with it", async () => {
  await using tree = await temporaryTree(own);
  const laid = withOverlay(await loadSuite(tree.directory), older);
  expect(laid).toEqual(await loadSuite(tree.directory, { overlay: older }));
  expect(laid.evals.get("000-basics/000-greet")).toMatchObject({
    task: "Greet them.",
    answer: { "convex/index.ts": "export const b = 1;" },
    gapNotes: [],
    faults: [],
  });
});

test("an eval that only the overlay has is the suite's where it is whole", async () => {
  await using tree = await temporaryTree(own);
  const added = Object.fromEntries(
    Object.entries(older).map(([path, text]) => [path.replace("000-basics", "000-added"), text]),
  );
  const laid = withOverlay(await loadSuite(tree.directory), added);
  expect(laid).toEqual(await loadSuite(tree.directory, { overlay: added }));
  expect([...laid.evals.keys()]).toEqual(["000-added/000-greet", "000-basics/000-greet"]);
  const one = await loadSuite(tree.directory, { overlay: added, select: ["000-basics"] });
  expect([...one.evals.keys()]).toEqual(["000-basics/000-greet"]);
});
