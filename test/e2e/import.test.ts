import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { copySeedRun, openWorkspace } from "./faultline.ts";
import type { Workspace } from "./faultline.ts";
import { analyzed, parseJson, shown } from "./report-schema.ts";
import type { AnalyzedFailure } from "./report-schema.ts";

/** One whose grader lies over the suite in that run, so that the suite has another version, and one that is the suite's. */
const evals = ["000-fundamentals/003-crons", "003-mutations/004-cascade_delete"] as const;
const run = "jn79beyv";

/** Two evals are graded twice and four failures investigated, beside other tests. */
const bothAnalysesMs = 1_800_000;

const imported = z.object({
  isKnown: z.boolean(),
  evals: z.array(z.object({ evalPath: z.string(), here: z.object({ status: z.string() }) })),
});

let workspace: Workspace;
let ordinary: readonly AnalyzedFailure[];
let files: readonly string[];

beforeAll(async () => {
  workspace = await openWorkspace();
  await copySeedRun(workspace);
  const words = ["run", "--recorded", "recorded", "--eval", ...evals, "--analyze", "--json"];
  const graded = await workspace.faultline(...words);
  ordinary = parseJson(analyzed, graded.stdout).failures;
  files = await Promise.all([
    exported("failures", run),
    ...evals.map((path) => exported("debug", path)),
  ]);
}, bothAnalysesMs);
afterAll(() => workspace[Symbol.asyncDispose]());

/** What a query's command prints, in a file. */
async function exported(...words: readonly string[]): Promise<string> {
  const { stdout } = await workspace.faultline(...words, "--json");
  const file = `${words.join("-").replaceAll("/", "-")}.json`;
  await writeFile(join(workspace.folder, file), stdout);
  return file;
}

const elsewhere = ["--store", "elsewhere", "--reports", "elsewhere-reports"] as const;

async function importInto(...options: readonly string[]) {
  const words = ["import", ...files, ...elsewhere, ...options, "--json"];
  const { exitCode, stdout } = await workspace.faultline(...words);
  expect(exitCode).toBe(0);
  return parseJson(imported, stdout);
}

/** What a verdict says, without what differs from analysis to analysis: ids and durations. */
function essence({ certificate, ...failure }: AnalyzedFailure) {
  const { evalPath, failedStep, error, classification, blame, confidence, signature } = failure;
  const { oneLine, modelSnippet, expectedSnippet } = failure;
  const what = { evalPath, failedStep, error, classification, blame, confidence, signature };
  const { side, granularity, changedLines, confirmed } = certificate ?? {};
  return {
    ...what,
    oneLine,
    modelSnippet,
    expectedSnippet,
    certificate: { side, granularity, changedLines, confirmed },
  };
}

test(
  "failures that went through files into another store get the verdicts that they got before",
  async () => {
    const untrusted = await importInto();
    expect(untrusted.isKnown).toBe(false);
    expect(untrusted.evals.map(({ here }) => here.status)).toEqual(["not-graded", "as-recorded"]);
    const trusted = await importInto("--trust-evals");
    expect(trusted.isKnown).toBe(true);
    expect(trusted.evals.map(({ here }) => here.status)).toEqual(["as-recorded", "as-recorded"]);

    const { exitCode, stdout } = await workspace.faultline("analyze", run, ...elsewhere, "--json");
    expect(exitCode).toBe(0);
    expect(parseJson(analyzed, stdout).failures.map(essence)).toEqual(ordinary.map(essence));
    expect(ordinary.map(({ blame }) => blame)).toEqual(["check", "model"]);

    const show = await workspace.faultline("show", run, ...elsewhere, "--json");
    expect(parseJson(shown, show.stdout)).toMatchObject({ total: 2, passed: 0, failed: 2 });
  },
  bothAnalysesMs,
);
