import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { childEnvironment } from "../config/child-environment.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import { loadSuite } from "../suite/load-suite.ts";
import { runConfined } from "../testing/run-confined.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import type { TemporaryTree } from "../testing/temporary-tree.ts";
import { openGrading } from "./open-grading.ts";

// Workers start cold, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const evalPath = "000-basics/000-notes";
const root = fileURLToPath(new URL("../../test/fixtures/foreign-suite", import.meta.url));
const sandboxName = (await detectSandbox()).name;
let cache: TemporaryTree;

beforeAll(async () => {
  cache = await temporaryTree();
});
afterAll(() => cache[Symbol.asyncDispose]());

/** Grades the reference, while something happens after each step. */
async function gradeReference(onStep: (step: Step) => void, deadlines = {}) {
  const suite = await loadSuite(root, { select: [evalPath] });
  const { manifest } = suite;
  await using grading = await openGrading({
    sandboxName,
    workers: 1,
    environment: childEnvironment(),
    cacheDirectory: cache.directory,
  });
  const { steps } = await grading.grade({
    suite: {
      ...suite,
      configHash: JSON.stringify(deadlines),
      manifest: { ...manifest, deadlinesMs: { ...manifest.deadlinesMs, ...deadlines } },
    },
    evalPath,
    files: suite.evals.get(evalPath)?.answer ?? {},
    onStep,
  });
  return steps;
}

/** Ends the worker of this process as the system does. */
function killWorker(): void {
  const tasks = `/proc/${process.pid}/task`;
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(join(tasks, task, "children"), "latin1")
      .split(" ")
      .filter(Boolean),
  );
  const workers = children.filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("worker-main"),
  );
  expect(workers.length).toBe(1);
  for (const pid of workers) process.kill(Number(pid), "SIGKILL");
}

describe.runIf(process.platform === "linux")("a worker that is killed", () => {
  test("is replaced, and the next one goes on where it was", async () => {
    const told: string[] = [];
    const steps = await gradeReference(({ name }) => {
      told.push(name);
      if (name === "install") killWorker();
    });
    expect(outcomeOf(steps)).toEqual({ status: "passed" });
    expect(told).toEqual(["filesystem", "install", "deploy", "tsc", "eslint", "tests"]);
  });

  test("again and again leaves an errored step that says so", async () => {
    const steps = await gradeReference(({ name, status }) => {
      if (status !== "errored" && ["install", "deploy"].includes(name)) killWorker();
    });
    expect(steps.find(({ status }) => status === "errored")).toMatchObject({
      kind: "retry",
      message: "The grading worker died: it was killed, as by a system that runs out of memory.",
    });
  });
});

test("a deadline of ours that passes is no failure of the candidate", async () => {
  const steps = await gradeReference(() => {}, { tests: 1 });
  expect(steps.at(-1)).toMatchObject({
    status: "errored",
    kind: "retry",
    message: expect.stringMatching(/did not end within 1 ms|needed more than 1 ms/u),
  });
});

/** Grades the reference in a process of its own and prints what was lost. */
const script = `
  import { openGrading } from ${JSON.stringify(new URL("open-grading.ts", import.meta.url).href)};
  import { loadSuite } from ${JSON.stringify(new URL("../suite/load-suite.ts", import.meta.url).href)};
  const [root, evalPath, cacheDirectory, sandboxName] = process.argv.slice(1);
  const suite = await loadSuite(root, { select: [evalPath] });
  const environment = { PATH: process.env.PATH };
  const grading = await openGrading({ sandboxName, workers: 1, environment, cacheDirectory });
  const files = suite.evals.get(evalPath).answer;
  const { steps } = await grading.grade({ suite, evalPath, files });
  await grading[Symbol.asyncDispose]();
  console.log(JSON.stringify(steps.filter(({ status }) => status !== "passed" && status !== "skipped")));`;

describe.runIf(sandboxName === "bubblewrap")("what the machine lacks", () => {
  const gradeWithin = (options: readonly string[], sandbox = "process"): Promise<unknown> =>
    runConfined(options, script, [root, evalPath, cache.directory, sandbox]);

  test("space: the run stops and says so", async () => {
    await using full = await temporaryTree();
    const options = ["--size", "40960", "--tmpfs", full.directory];
    const lost = await gradeWithin([...options, "--setenv", "TMPDIR", full.directory]);
    expect(lost).toMatchObject([
      {
        status: "errored",
        kind: "stop-run",
        message: expect.stringMatching(/^no space is left on the disk: free some/u),
      },
    ]);
  });

  test("ports: the grading is tried again, then errored", async () => {
    const few = [
      "--unshare-user",
      "--uid",
      "0",
      "--unshare-net",
      "--cap-add",
      "ALL",
      "sh",
      "-c",
      'echo 40000 40002 > /proc/sys/net/ipv4/ip_local_port_range; exec "$@"',
      "sh",
    ];
    expect(await gradeWithin(few)).toMatchObject([
      {
        name: "deploy",
        status: "errored",
        kind: "retry",
        message: expect.stringMatching(/^no port of 127\.0\.0\.1 is free/u),
      },
    ]);
  });

  test("the sandbox: the run stops and says so", async () => {
    const lost = await gradeWithin(["--ro-bind", "/dev/null", "/usr/bin/bwrap"], "bubblewrap");
    expect(lost).toMatchObject([
      {
        name: "deploy",
        status: "errored",
        kind: "stop-run",
        message: "The process for functions does not start.",
      },
    ]);
  });
});
