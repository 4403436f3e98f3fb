import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDeployment } from "../../src/public/backend.ts";
import type { Deployment } from "../../src/public/backend.ts";
import { createReferenceFactsStore } from "../../src/grading/worker/reference-facts.ts";
import { startGraderServices } from "../../src/grading/worker/grader-services.ts";
import { bundlePageProgram } from "../../src/grading/worker/page/bundle-page.ts";
import { limitConcurrency } from "../../src/lib/limit-concurrency.ts";
import { createBubblewrapSandbox } from "../../src/sandbox/bubblewrap-sandbox.ts";
import { createProcessSandbox } from "../../src/sandbox/process-sandbox.ts";
import { linkPackages, repository, writeColdProject } from "./cold-project.ts";
import { sampleAttempts } from "./corpus.ts";
import type { Attempt, Corpus } from "./corpus.ts";
import type { Measured } from "./measured.ts";
import { treeCpu } from "./process-tree.ts";
import type { RunOptions } from "./run-figures.ts";
import { runProgram } from "./run-program.ts";
import type { Ended } from "./run-program.ts";

export interface YardstickOptions extends RunOptions {
  /** One attempt of every so many of each category. */
  readonly every: number;
  /** Seconds and processor time that ours took for all recorded replies. */
  readonly ours: { readonly seconds: number; readonly cpuMilliseconds: number };
}

interface Cost {
  readonly seconds: number;
  readonly cpuMilliseconds: number;
}

/**
 * The same attempts through the public tools, each a cold process: npm, the platform's client for candidate and
 * reference, the compiler, the linter, the test runner. What a sample took is scaled to all attempts.
 */
export async function yardstickFigures(options: YardstickOptions): Promise<readonly Measured[]> {
  const { corpus, every, ours } = options;
  const sample = sampleAttempts(corpus.attempts, every);
  const all = corpus.attempts.length;
  await installed(options, "first");
  const tools = await costOf(sample, options, (attempt, index) =>
    gradeCold(attempt, index, options),
  );
  const install = await costOf(sample, options, (_, index) => installed(options, String(index)));
  const scale = all / sample.length;
  const [without, cpuWithout] = [tools.seconds * scale, tools.cpuMilliseconds];
  const [withInstall, cpuWith] = [
    without + install.seconds * scale,
    cpuWithout + install.cpuMilliseconds,
  ];
  const of = `${sample.length} of ${all}, scaled`;
  return [
    {
      name: `public tools without install (${of})`,
      unit: "s",
      value: without,
      cpuMilliseconds: cpuWithout,
    },
    {
      name: `  install (${of})`,
      unit: "s",
      value: install.seconds * scale,
      cpuMilliseconds: install.cpuMilliseconds,
    },
    {
      name: "faster than the public tools",
      unit: "times",
      value: withInstall / ours.seconds,
      bar: { atLeast: 10 },
    },
    {
      name: "faster than the public tools, install left out",
      unit: "times",
      value: without / ours.seconds,
      bar: { atLeast: 5 },
    },
    { name: "  the same by processor time", unit: "times", value: cpuWith / ours.cpuMilliseconds },
    {
      name: "  the same by processor time, install left out",
      unit: "times",
      value: cpuWithout / ours.cpuMilliseconds,
    },
  ];
}

async function costOf(
  sample: readonly Attempt[],
  { workers }: YardstickOptions,
  work: (attempt: Attempt, index: number) => Promise<void>,
): Promise<Cost> {
  const [started, cpu] = [performance.now(), treeCpu()];
  await limitConcurrency(sample, workers, work);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, cpuMilliseconds: (treeCpu() - cpu) / sample.length };
}

/** Installs the suite's packages into an empty project, from npm's own cache where it holds them. */
async function installed({ corpus, directory }: YardstickOptions, name: string): Promise<void> {
  const npm = process.env["npm_execpath"];
  if (npm === undefined) throw new Error("Start this with `npm run bench:grading`.");
  const project = join(directory, `install-${name}`);
  await writeColdProject(project, {}, corpus.suite);
  const words = [npm, "install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  requireEnd(await runProgram({ words, directory: project }), "npm install");
  await rm(project, { recursive: true, force: true });
}

async function gradeCold(
  { graded, files }: Attempt,
  index: number,
  options: YardstickOptions,
): Promise<void> {
  const { suite } = options.corpus;
  const candidate = join(options.directory, `candidate-${index}`);
  const reference = join(options.directory, `reference-${index}`);
  for (const [directory, tree] of [
    [candidate, files],
    [reference, graded.answer],
  ] as const) {
    await writeColdProject(directory, tree, suite);
    await linkPackages(directory);
  }
  const sandbox =
    options.sandboxName === "bubblewrap" ? createBubblewrapSandbox() : createProcessSandbox();
  await using services = await startGraderServices(sandbox, bundlePageProgram);
  const open = { sandbox, fetchOrigins: [services.fixtureUrl] };
  await using deployed = await startDeployment(open);
  await using answered = await startDeployment(open);
  await pushCold(reference, answered);
  const pushed = await pushCold(candidate, deployed);
  await typeCheckCold(candidate, files);
  if (pushed.exitCode !== 0) return;
  await lintCold(candidate, options.corpus);
  services.begin(candidate);
  const facts = createReferenceFactsStore(join(options.directory, "facts"));
  const environment = {
    CONVEX_PORT: String(deployed.port),
    CONVEX_SITE_PORT: String(deployed.sitePort),
    CONVEX_ANSWER_PORT: String(answered.port),
    CONVEX_ANSWER_SITE_PORT: String(answered.sitePort),
    FAULTLINE_ADMIN_KEY: deployed.adminKey,
    FAULTLINE_REFERENCE_FACTS: await facts.path(graded.hash, () =>
      Promise.resolve({ ...answered, [Symbol.asyncDispose]: () => Promise.resolve() }),
    ),
    MODEL_OUTPUT_DIR: candidate,
    FAULTLINE_SERVICES_URL: services.url,
    FAULTLINE_FIXTURE_URL: services.fixtureUrl,
  };
  await testCold(candidate, graded.grader, environment);
}

const client = [
  "dev",
  "--once",
  "--typecheck",
  "disable",
  "--codegen",
  "disable",
  "--tail-logs",
  "disable",
];

function pushCold(directory: string, { url, adminKey }: Deployment): Promise<Ended> {
  const words = [tool("convex/bin/main.js"), ...client, "--url", url, "--admin-key", adminKey];
  // Asks its vendor's servers for nothing: the port is closed.
  return runProgram({
    words,
    directory,
    environment: { CONVEX_VERSION_API_ORIGIN: "http://127.0.0.1:9" },
  });
}

async function typeCheckCold(directory: string, files: Attempt["files"]): Promise<void> {
  const compiler = tool("@typescript/old/lib/tsc.js");
  await runProgram({ words: [compiler, "--noEmit", "-p", "convex"], directory });
  const hasClient = Object.keys(files).some((path) => path.startsWith("src/"));
  if (hasClient) await runProgram({ words: [compiler, "--noEmit", "-p", "."], directory });
}

async function lintCold(directory: string, { suite }: Corpus): Promise<void> {
  for (const [part, config] of Object.entries(suite.lintConfigs)) {
    if (config === undefined) continue;
    const service = "--parser-options=projectService:true";
    const words = [tool("eslint/bin/eslint.js"), "--no-error-on-unmatched-pattern", service];
    await runProgram({ words: [...words, "--config", config.file, part], directory });
  }
}

async function testCold(
  directory: string,
  grader: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = join(directory, "grading");
  await mkdir(folder);
  await writeFile(join(folder, "grader.test.ts"), grader);
  const alias = { "faultline/grader": join(repository, "src/public/grader.ts") };
  const config = { resolve: { alias }, test: { include: ["grading/*.test.ts"] } };
  await writeFile(
    join(directory, "vitest.config.mjs"),
    `export default ${JSON.stringify(config)};`,
  );
  const ended = await runProgram({
    words: [tool("vitest/vitest.mjs"), "run"],
    directory,
    environment,
  });
  if (!/Tests\s+\d|\d+ (?:passed|failed)/.test(ended.output)) requireEnd(ended, "vitest");
}

function tool(path: string): string {
  return join(repository, "node_modules", path);
}

function requireEnd({ exitCode, output }: Ended, name: string): void {
  if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}:\n${output.slice(-2000)}`);
}
