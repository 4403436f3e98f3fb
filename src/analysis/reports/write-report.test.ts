import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runId } from "../../domain/ids.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { markdownSections, sectionBody } from "./markdown-sections.ts";
import { reportFixture, runFixture, verdictFixture } from "./report.fixture.ts";
import { writeReport } from "./write-report.ts";

const outcomes = {
  "001-basics/001-alpha": verdictFixture(),
  "001-basics/002-beta": "passed",
} as const;
let directory = "";

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "faultline-reports-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

test("a report is written as Markdown and JSON under provider and model, and nothing else is left", async () => {
  const report = reportFixture(outcomes);
  const { markdownPath, jsonPath } = await writeReport({ report, directory });
  expect(markdownPath).toBe(join(directory, "acme/coder-1/k57abcde_2026-03-02.md"));
  expect(JSON.parse(await readFile(jsonPath, "utf8"))).toEqual(report);
  expect(await readdir(join(directory, "acme/coder-1"))).toEqual([
    "k57abcde_2026-03-02.json",
    "k57abcde_2026-03-02.md",
  ]);
});

test("analysing again keeps what stands under Actions taken, in Markdown and in JSON", async () => {
  const report = reportFixture(outcomes);
  const { markdownPath, jsonPath } = await writeReport({ report, directory });
  const kept =
    "- 2026-03-03: **relaxed** the cron grader for `001-alpha`\n\n```diff\n## Next\n-a\n```";
  const edited = (await readFile(markdownPath, "utf8")).replace(
    "## Actions taken\n\nNone.",
    () => `## Actions taken\n\n${kept}`,
  );
  await writeFile(markdownPath, edited);

  await writeReport({
    report: reportFixture({ ...outcomes, "001-basics/001-alpha": "passed" }),
    directory,
  });

  const markdown = await readFile(markdownPath, "utf8");
  expect(sectionBody(markdownSections(markdown), "Actions taken")).toBe(kept);
  expect(markdown).toContain("**Pass rate**: 2/2 (100.0%)");
  expect(JSON.parse(await readFile(jsonPath, "utf8"))).toMatchObject({
    actionsTaken: [
      expect.stringContaining("2026-03-03: **relaxed** the cron grader"),
      expect.anything(),
    ],
  });
});

test("the report of another run whose id starts alike is not overwritten", async () => {
  const first = await writeReport({ report: reportFixture(outcomes), directory });
  const run = runFixture({ id: runId("k57abcde-other") });
  const second = await writeReport({ report: reportFixture(outcomes, { run }), directory });
  expect(second.markdownPath).toBe(join(directory, "acme/coder-1/k57abcde-other_2026-03-02.md"));
  expect(await readFile(first.markdownPath, "utf8")).toContain("k57abcde0000");
});

test("provider and model cannot lead out of the folder", async () => {
  const run = runFixture({ provider: "../..", model: "org/model:free" });
  const { markdownPath } = await writeReport({
    report: reportFixture(outcomes, { run }),
    directory,
  });
  expect(markdownPath).toBe(join(directory, "-", "org-model-free", "k57abcde_2026-03-02.md"));
});

test("a report that contradicts itself is not written", async () => {
  const report = reportFixture(outcomes, { failedByStep: { tests: 1 } });
  await expect(writeReport({ report, directory })).rejects.toThrow("failures by step");
  expect(await readdir(directory)).toEqual([]);
});

test("a folder that cannot be written is the harness's failure and names the folder", async () => {
  const file = join(directory, "file");
  await writeFile(file, "");
  const failure = writeReport({ report: reportFixture(outcomes), directory: file });
  await expect(failure).rejects.toThrow(HarnessError);
  await expect(failure).rejects.toThrow(join(file, "acme", "coder-1"));
});

test("a new action stands below what people wrote, in both forms", async () => {
  const report = reportFixture(outcomes);
  const { markdownPath } = await writeReport({ report, directory });
  const asked = await readFile(markdownPath, "utf8");
  await writeFile(
    markdownPath,
    asked.replace("taken\n\nNone.", "taken\n\n- 2026-03-03: spoke with the team."),
  );
  const newAction = "2026-03-04: rules.mjs: turned off.";
  const { jsonPath } = await writeReport({ report, directory, newAction });
  const markdown = await readFile(markdownPath, "utf8");
  expect(markdown).toContain("- 2026-03-03: spoke with the team.\n- 2026-03-04: rules.mjs: turned");
  expect(JSON.parse(await readFile(jsonPath, "utf8"))).toMatchObject({
    actionsTaken: ["2026-03-03: spoke with the team.", newAction],
  });
});

test("the first action takes the place of none", async () => {
  const report = reportFixture(outcomes);
  const { jsonPath } = await writeReport({ report, directory, newAction: "2026-03-04: done." });
  expect(JSON.parse(await readFile(jsonPath, "utf8"))).toMatchObject({
    actionsTaken: ["2026-03-04: done."],
  });
});
