import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runId } from "../../domain/ids.ts";
import { readPriorReports } from "./read-prior-reports.ts";
import { reportFixture, runFixture, verdictFixture } from "./report.fixture.ts";
import { writeReport } from "./write-report.ts";

/** A report written by hand in the layout of the procedure's first reports, with no JSON beside it. */
const handWritten = `# Run Analysis Report: coder-1

## Run metadata

- **Run ID**: \`p01handwritten\`
- **Run ID prefix**: \`p01handw\`
- **Date**: \`2026-02-20\`
- **Provider**: \`acme\`
- **Experiment**: \`no_guidelines\` (without guidelines)
- **Duration**: 300s (~5 min)
- **Pass rate**: \`7/10\` (70.0%)

## Failure summary by step type

| Failed step | Count |
| --- | ---: |
| deploy | 1 |
| **Total** | **3** |

## Failure classification table

| Eval | Failed step | Classification | One-line reasoning |
| --- | --- | --- | --- |
| \`001-basics/001-alpha\` | deploy | KNOWN_GAP | Uses \`a \\| b\` wrongly. |
| 001-basics/002-beta | tests (2/5) | model_fault | Wrong order. |
| \`001-basics/003-gamma\` | unclear | MODEL_FAULT | No step was recorded. |

## Per-failure analysis

### 1) 001-basics/001-alpha — KNOWN_GAP (repeat)

- **Failed step**: deploy
- **Error**: \`TS2339: Property 'store' does not exist\`

### 2) 001-basics/002-beta — MODEL_FAULT

- **Error**: expected \`[1]\` to equal \`[2]\`

## Actions taken

1. Relaxed the lint rule for
   async handlers (2026-02-21).
2. Clarified the task of \`002-beta\`.
`;

let directory = "";

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "faultline-reports-"));
  await mkdir(join(directory, "acme/coder-1"), { recursive: true });
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const request = () => ({ directory, provider: "acme", model: "coder-1" });

async function putReport(name: string, text: string): Promise<void> {
  await writeFile(join(directory, "acme/coder-1", name), text);
}

test("a report written by hand is read without JSON beside it", async () => {
  await putReport("p01handw_2026-02-20.md", handWritten);
  expect(await readPriorReports(request())).toEqual([
    {
      run: "p01handwritten",
      date: "2026-02-20",
      experiment: "no_guidelines",
      guidelines: false,
      passed: 7,
      total: 10,
      reportFile: "p01handw_2026-02-20.md",
      failures: [
        {
          evalPath: "001-basics/001-alpha",
          failedStep: "deploy",
          classification: "KNOWN_GAP",
          error: "TS2339: Property 'store' does not exist",
          repeated: true,
        },
        {
          evalPath: "001-basics/002-beta",
          failedStep: "tests",
          classification: "MODEL_FAULT",
          error: "expected `[1]` to equal `[2]`",
        },
      ],
      actionsTaken: [
        "Relaxed the lint rule for async handlers (2026-02-21).",
        "Clarified the task of `002-beta`.",
      ],
    },
  ]);
});

test("our own report says the same read from its JSON and from its Markdown alone", async () => {
  const report = reportFixture({
    "001-basics/001-alpha": verdictFixture(),
    "001-basics/002-beta": "passed",
  });
  const { markdownPath, jsonPath } = await writeReport({ report, directory });
  const fromJson = await readPriorReports(request());
  await rm(jsonPath);
  expect(fromJson).toEqual([
    {
      run: "k57abcde0000000000000000000000zz",
      date: "2026-03-02",
      experiment: "default",
      guidelines: true,
      passed: 1,
      total: 2,
      reportFile: "k57abcde_2026-03-02.md",
      failures: [
        {
          evalPath: "001-basics/001-alpha",
          failedStep: "deploy",
          classification: "MODEL_FAULT",
          signature: "deploy · typescript · TS2339 · StorageWriter.store",
          error: "Property 'store' does not exist on type 'StorageWriter'",
        },
      ],
      actionsTaken: [],
    },
  ]);
  expect(await readPriorReports(request())).toEqual(fromJson);
  expect(await readFile(markdownPath, "utf8")).toContain("k57abcde");
});

test("actions come from the Markdown also where JSON stands beside it", async () => {
  const report = reportFixture({ "001-basics/001-alpha": verdictFixture() });
  const { markdownPath } = await writeReport({ report, directory });
  const markdown = await readFile(markdownPath, "utf8");
  await writeFile(
    markdownPath,
    markdown.replace("## Actions taken\n\nNone.", "## Actions taken\n\n- Fixed the grader."),
  );
  expect((await readPriorReports(request()))[0]?.actionsTaken).toEqual(["Fixed the grader."]);
});

test("a run's own report and later ones are no prior reports, the newest comes first", async () => {
  for (const [id, date] of [
    ["aaaaaaaa1", "2026-03-01"],
    ["bbbbbbbb1", "2026-03-02"],
    ["cccccccc1", "2026-03-03"],
    ["dddddddd1", "2026-03-02"],
  ] as const) {
    const run = runFixture({ id: runId(id), date });
    await writeReport({
      report: reportFixture({ "001-basics/001-alpha": verdictFixture() }, { run }),
      directory,
    });
  }
  const priors = await readPriorReports({
    ...request(),
    before: { run: "bbbbbbbb1", date: "2026-03-02" },
  });
  expect(priors.map(({ run }) => run)).toEqual(["dddddddd1", "aaaaaaaa1"]);
});

test("what is not a report is skipped and named, and a missing folder holds none", async () => {
  await putReport("notes.md", "# Notes\n\nnothing here\n");
  const skipped: string[] = [];
  const onSkipped = (file: string, reason: string) => skipped.push(`${file}: ${reason}`);
  expect(await readPriorReports({ ...request(), onSkipped })).toEqual([]);
  expect(skipped).toEqual(["notes.md: it names no run or no pass rate"]);
  expect(await readPriorReports({ ...request(), model: "unheard-of" })).toEqual([]);
});

test("broken JSON beside a report leaves the Markdown to speak", async () => {
  await putReport("p01handw_2026-02-20.md", handWritten);
  await putReport("p01handw_2026-02-20.json", "{ broken");
  expect((await readPriorReports(request()))[0]?.run).toBe("p01handwritten");
});
