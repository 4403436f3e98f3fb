import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openWorkspace, repository, seedRun } from "./faultline.ts";
import type { Workspace } from "./faultline.ts";

const evals = [
  "000-fundamentals/000-empty_functions",
  "000-fundamentals/001-basic_schema",
  "000-fundamentals/002-basic_http_endpoint",
];

/** Each test starts the command line twice, on a machine that may be busy. */
const timeout = 900_000;

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** Starts to grade, sends the signals once the first attempt has ended, and waits for the end. */
async function interrupt(...signals: readonly NodeJS.Signals[]) {
  const words = ["run", "--recorded", seedRun, "--workers", "1", "--eval", ...evals];
  const child = spawn(process.execPath, [join(repository, "bin/faultline.js"), ...words], {
    cwd: workspace.folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const [first = "SIGINT", second] = signals;
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    const before = told;
    told += piece;
    const nowTells = (what: string): boolean => told.includes(what) && !before.includes(what);
    if (nowTells("1/3")) child.kill(first);
    if (second !== undefined && nowTells("Finishing")) child.kill(second);
  });
  const [notes] = await Promise.all([text(child.stderr), exited]);
  return { notes, exitCode: child.exitCode };
}

async function counts(...words: readonly string[]) {
  const { stdout, exitCode } = await workspace.faultline(...words, "--json");
  const { passed, failed, errored, notGraded }: Record<string, unknown> = JSON.parse(stdout);
  return { exitCode, passed, failed, errored, notGraded };
}

test(
  "^C finishes the attempt under way, and the run is taken up where it stopped",
  { timeout },
  async () => {
    const { notes, exitCode } = await interrupt("SIGINT");
    expect(exitCode).toBe(130);
    expect(notes).toContain("Finishing the attempts under way. Press ^C again to stop at once.");
    expect(notes).toMatch(/Stopped\. What was finished is stored\.\n$/u);
    const { passed, failed, errored } = await counts("show", "jn79beyv");
    expect([passed, failed, errored]).toEqual([2, 0, 0]);
    expect(await counts("run", "--resume", "jn79beyv")).toEqual({
      exitCode: 0,
      passed: 3,
      failed: 0,
      errored: 0,
      notGraded: 0,
    });
  },
);

test.each([["SIGINT", "SIGINT"], ["SIGTERM"]] as const)(
  "%s stops at once, and what was finished is stored",
  { timeout },
  async (...signals) => {
    const { notes, exitCode } = await interrupt(...signals);
    expect(exitCode).toBe(130);
    expect(notes).toContain("Stopped. What was finished is stored.");
    const { passed, failed, errored } = await counts("show", "jn79beyv");
    expect([passed, failed, errored]).toEqual([1, 0, 0]);
  },
);
