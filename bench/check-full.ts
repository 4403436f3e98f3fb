import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

/** Runs everything that CI samples, and the benches; goes on where an earlier start on this commit stopped. */
interface Check {
  readonly name: string;
  readonly arguments: readonly string[];
  /** The line of its output that tells the figure. */
  readonly figure: RegExp;
}

const categories = readdirSync(join("suites", "convex", "evals")).sort();
const gates = /^.*\bgates? of\b.*$/m;

const checks: readonly Check[] = [
  { name: "npm test", arguments: ["test"], figure: /^\d+ passed, \d+ failed, \d+ skipped$/m },
  { name: "test:properties", arguments: ["run", "test:properties"], figure: /^\d+ passed.*$/m },
  { name: "faultline validate", arguments: faultline("validate"), figure: gates },
  // One category at a time, so that an interrupted start loses little.
  ...categories.map((category) => ({
    name: `faultline validate --full, ${category}`,
    arguments: faultline("validate", "--full", "--record", "--eval", category),
    figure: /^.*\bmutants are killed\b.*$/m,
  })),
  { name: "bench:parity", arguments: bench("parity"), figure: /^.*\bways\b.*$/m },
  { name: "bench:backend", arguments: bench("backend"), figure: /^.*\bbars?\b.*$/im },
  { name: "bench:grading", arguments: bench("grading"), figure: /^.*recorded replies, cold.*$/m },
  { name: "bench:example", arguments: bench("example"), figure: /^npm run example .*$/m },
];

function faultline(...words: readonly string[]): readonly string[] {
  return ["run", "--silent", "faultline", "--", ...words];
}

function bench(name: string): readonly string[] {
  return ["run", "--silent", `bench:${name}`, "--", "--check"];
}

const progressFile = join(".faultline", "check-full.json");
const figuresFile = join("docs", "figures", "check-full.md");
const resultSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  seconds: z.number(),
  figure: z.string(),
});
const progressSchema = z.object({ commit: z.string(), results: z.array(resultSchema) });
type Result = z.infer<typeof resultSchema>;

const npm = process.env["npm_execpath"];
if (npm === undefined) throw new Error("Start this with `npm run check:full`.");
const { values: options } = parseArgs({ options: { json: { type: "boolean" } } });
const commit = git("rev-parse", "HEAD");
const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
if (changed) throw new Error("Commit first: figures belong to a commit.");

const results = knownResults();
for (const check of checks) {
  if (results.some(({ name, passed }) => name === check.name && passed)) continue;
  console.error(`${check.name} …`);
  const result = run(check, npm);
  results.push(result);
  mkdirSync(".faultline", { recursive: true });
  writeFileSync(progressFile, JSON.stringify({ commit, results }, null, 2));
}
const table = toTable(results);
mkdirSync(join("docs", "figures"), { recursive: true });
writeFileSync(figuresFile, table);
console.log(options.json ? JSON.stringify({ commit, results }) : table);
if (!results.every(({ passed }) => passed)) process.exitCode = 1;

function git(...words: readonly string[]): string {
  return spawnSync("git", words, { encoding: "utf8" }).stdout.trim();
}

function knownResults(): Result[] {
  try {
    const progress = progressSchema.parse(JSON.parse(readFileSync(progressFile, "utf8")));
    return progress.commit === commit ? progress.results.filter(({ passed }) => passed) : [];
  } catch {
    return [];
  }
}

function run({ name, arguments: words, figure }: Check, npmPath: string): Result {
  const started = performance.now();
  const settings = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [npmPath, ...words], settings);
  const seconds = Math.round((performance.now() - started) / 1000);
  const told = [...`${stdout}\n${stderr}`.matchAll(new RegExp(figure, `${figure.flags}g`))];
  if (status !== 0) console.error(`${stdout}\n${stderr}`.split("\n").slice(-60).join("\n"));
  return { name, passed: status === 0, seconds, figure: told.at(-1)?.[0].trim() ?? "no figure" };
}

function toTable(all: readonly Result[]): string {
  const rows = all.map(
    ({ name, passed, seconds, figure }) =>
      `| ${name} | ${passed ? "passed" : "FAILED"} | ${figure} | ${seconds} s |`,
  );
  return [
    `# Everything, at commit \`${commit.slice(0, 12)}\``,
    "",
    "Written by `npm run check:full`, on 2 cores.",
    "",
    "| check | outcome | figure | took |",
    "| --- | --- | --- | ---: |",
    ...rows,
    "",
  ].join("\n");
}
