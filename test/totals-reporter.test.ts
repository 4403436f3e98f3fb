import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { closingLines } from "./totals-reporter.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(repository, "node_modules/.totals-reporter-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file with a passing and a skipped test, as a run of its own. */
function runWithSkippedTest(environment: Readonly<Record<string, string>>) {
  writeFileSync(
    join(folder, "sample.test.ts"),
    `import { expect, test } from "vitest";
     test("holds", () => expect(1).toBe(1));
     test("needs a tool", ({ skip }) => skip("not installed"));`,
  );
  writeFileSync(
    join(folder, "vitest.config.ts"),
    `import { TotalsReporter } from "../../test/totals-reporter.ts";
     export default { test: { reporters: [new TotalsReporter()] } };`,
  );
  const { CI: _, ...inherited } = process.env;
  const run = spawnSync(
    process.execPath,
    [join(repository, "node_modules/vitest/vitest.mjs"), "run", "--root", folder],
    { env: { ...inherited, ...environment }, encoding: "utf8" },
  );
  return { exitCode: run.status, lines: run.stdout.trim().split("\n") };
}

const lines = ["skipped: sample.test.ts > needs a tool", "1 passed, 0 failed, 1 skipped"];

test("names a skipped test and closes with the totals", () => {
  expect(runWithSkippedTest({})).toEqual({ exitCode: 0, lines });
});

test("a skipped test fails the run in CI", () => {
  expect(runWithSkippedTest({ CI: "true" })).toEqual({ exitCode: 1, lines });
});

test("the last line holds the three totals", () => {
  expect(closingLines({ passed: 3, failed: 1, skipped: [] })).toEqual([
    "3 passed, 1 failed, 0 skipped",
  ]);
});
