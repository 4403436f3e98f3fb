import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryTree } from "../../testing/temporary-tree.ts";
import type { TemporaryTree } from "../../testing/temporary-tree.ts";
import { bundleGraderModules } from "./bundle-grader-modules.ts";
import { createTestRunner } from "./test-runner.ts";
import type { TestReport, TestRunner } from "./test-runner.ts";

const graders = {
  "marks.test.ts": `import { expect, test } from "faultline/grader";
    test("finds no mark and leaves one", () => {
      expect(globalThis.mark).toBeUndefined();
      globalThis.mark = Array.prototype.at = "left";
      expect(process.env.CONVEX_PORT).toBe(process.env.MODEL_OUTPUT_DIR);
    });`,
  "several.test.ts": `import { expect, test } from "faultline/grader";
    test("passes", () => expect(1).toBe(1));
    test("fails", () => expect(1).toBe(2));
    test("fails as well", () => expect(1).toBe(3));`,
  "exits.test.ts": `import { test } from "faultline/grader";
    test("ends its process", () => { process.kill(process.pid, "SIGKILL"); });`,
};

let place: TemporaryTree;
let runner: TestRunner;

beforeAll(async () => {
  place = await temporaryTree(graders);
  const { directory } = place;
  runner = createTestRunner({
    root: directory,
    graderModules: () => bundleGraderModules(join(directory, "cache")),
  });
});

afterAll(async () => {
  await runner[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

function run(
  grader: keyof typeof graders,
  value: string,
  stopAtFirstFailure = false,
): Promise<TestReport> {
  const environment = { CONVEX_PORT: value, MODEL_OUTPUT_DIR: value };
  const graderFile = join(place.directory, grader);
  return runner.run({ graderFile, environment, deadlineMs: 60_000, stopAtFirstFailure });
}

async function statuses(...asked: Parameters<typeof run>): Promise<readonly string[]> {
  const { tests, errors } = await run(...asked);
  return [...tests.map(({ status }) => status), ...errors];
}

test("a grader never meets what another left, in a process that was prepared or not", async () => {
  expect(await statuses("marks.test.ts", "1")).toEqual(["passed"]);
  expect(await statuses("marks.test.ts", "2")).toEqual(["passed"]);
  runner.prepare();
  runner.prepare();
  expect(await statuses("marks.test.ts", "3")).toEqual(["passed"]);
  runner.prepare();
  expect(await statuses("marks.test.ts", "4")).toEqual(["passed"]);
}, 60_000);

test("a grader's process that dies is an error of its grader, and the next one runs", async () => {
  runner.prepare();
  const { errors } = await run("exits.test.ts", "5");
  expect(errors.length).toBeGreaterThan(0);
  runner.prepare();
  expect(await statuses("marks.test.ts", "6")).toEqual(["passed"]);
}, 60_000);

test("tests after the first that fails are left out where that is asked for, and only there", async () => {
  expect(await statuses("several.test.ts", "7", true)).toEqual(["passed", "failed", "skipped"]);
  expect(await statuses("several.test.ts", "8")).toEqual(["passed", "failed", "failed"]);
  expect(await statuses("several.test.ts", "9", true)).toEqual(["passed", "failed", "skipped"]);
  expect(await statuses("marks.test.ts", "10", true)).toEqual(["passed"]);
}, 60_000);
