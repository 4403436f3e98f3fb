import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWorkspace, repository, seedRun } from "./faultline.ts";
import type { CommandResult, Workspace } from "./faultline.ts";
import { parseJson, shown } from "./report-schema.ts";

const suite = join(repository, "suites/convex");
const sample = "000-fundamentals/000-empty_functions";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

describe("a run that cannot be found", () => {
  test("in an empty store: how to make one", async () => {
    const failed = await workspace.faultline("analyze", "zzzzzzzz");
    expectUsageError(failed, [/No run starts with "zzzzzzzz"/u, /run --recorded/u]);
  });

  test("unknown or ambiguous: which runs there are", async () => {
    await writeReply("# Files\n\n## ../../outside.ts\n\n```ts\n```\n");
    await workspace.faultline("run", "--recorded", "recorded");
    const unknown = await workspace.faultline("analyze", "zzzzzzzz");
    expectUsageError(unknown, [
      /No run starts with "zzzzzzzz"/u,
      /jn79beyv/u,
      /faultline (-- )?runs/u,
    ]);
    const ambiguous = await workspace.faultline("analyze", "jn7");
    expectUsageError(ambiguous, [/"jn7"/u, /jn79beyv/u, /jn76nmvg/u]);
  });

  test("a malformed address: which form is read", async () => {
    const failed = await workspace.faultline(
      "analyze",
      "https://viewer.example/experiment/default",
    );
    expectUsageError(failed, [/viewer\.example\/experiment\/default/u, /\/run\//u]);
  });
});

describe("a suite that cannot be graded with", () => {
  test("without evals", async () => {
    await mkdir(join(workspace.folder, "empty/evals"), { recursive: true });
    const failed = await runSample("--suite", "empty");
    expectUsageError(failed, [/empty/u, /eval/u]);
  });

  test("with an eval that has no grader", async () => {
    const copy = join(workspace.folder, "suite");
    await cp(suite, copy, { recursive: true });
    await rm(join(copy, "evals", sample, "grader.test.ts"));
    const failed = await runSample("--suite", "suite");
    expectUsageError(failed, [/000-empty_functions/u, /grader\.test\.ts/u]);
  });
});

describe("a reply that cannot be graded as code", () => {
  test("with a path outside of the project: the candidate fails, and the path is named", async () => {
    await writeReply("# Files\n\n## ../../outside.ts\n\n```ts\nexport const a = 1;\n```\n");
    const run = await workspace.faultline("run", "--recorded", "recorded");
    expect(run.exitCode).toBe(0);
    const { stdout } = await workspace.faultline("show", "jn79beyv", "--json");
    expect(parseJson(shown, stdout)).toMatchObject({ failed: 1, failedByStep: { filesystem: 1 } });
    const failures = await workspace.faultline("failures", "jn79beyv", "--json");
    expect(failures.stdout).toContain("../../outside.ts");
  });

  test("cut off: nothing is graded, which is said, and the whole reply is graded later", async () => {
    await writeReply(`# Files\n\n## convex/index.ts\n\n\`\`\`ts\nexport const a = `);
    const run = await workspace.faultline("run", "--recorded", "recorded", "--analyze");
    expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(run.stderr.trim().split("\n").at(-1)).toBe(
      `Nothing could be graded in run jn79beyv: its only attempt ended early (${sample}: truncated: the reply was cut off).`,
    );
    const { stdout } = await workspace.faultline("show", "jn79beyv", "--json");
    expect(parseJson(shown, stdout)).toMatchObject({ total: 0, passed: 0, failed: 0 });
    const summary = await workspace.faultline("show", "jn79beyv");
    expect(summary.stdout).toMatch(/not scored +000-fundamentals\/000-empty_functions: truncated/u);

    await cp(seedRun, join(workspace.folder, "recorded"), { recursive: true });
    const whole = await workspace.faultline("run", "--recorded", "recorded", "--eval", sample);
    expect(whole).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 of 1 passed") });
  });
});

test("a store that is no database is named and left as it is", async () => {
  const file = join(workspace.folder, ".faultline/faultline.sqlite");
  await mkdir(join(workspace.folder, ".faultline"));
  await writeFile(
    file,
    "these are not the bytes of a database, and they are somebody's".repeat(100),
  );
  const before = await readFile(file, "utf8");
  const failed = await workspace.faultline("runs");
  expect(failed.exitCode).toBe(3);
  expectOneSentence(failed, [/\.faultline/u]);
  expect(await readFile(file, "utf8")).toBe(before);
});

/** Records one reply as the only one of a run. */
async function writeReply(reply: string): Promise<void> {
  const recorded = join(workspace.folder, "recorded");
  await cp(seedRun, recorded, { recursive: true });
  await rm(join(recorded, "replies"), { recursive: true });
  await mkdir(join(recorded, "replies", "000-fundamentals"), { recursive: true });
  await writeFile(join(recorded, "replies", `${sample}.md`), reply);
}

async function runSample(...parameters: readonly string[]): Promise<CommandResult> {
  return workspace.faultline("run", "--recorded", seedRun, ...parameters);
}

function expectUsageError(result: CommandResult, mentions: readonly RegExp[]): void {
  expect(result.exitCode).toBe(2);
  expectOneSentence(result, mentions);
}

/** Nothing on standard output; on standard error a sentence or two, and no stack. */
function expectOneSentence({ stdout, stderr }: CommandResult, mentions: readonly RegExp[]): void {
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(3);
  for (const mention of mentions) expect(stderr).toMatch(mention);
}
