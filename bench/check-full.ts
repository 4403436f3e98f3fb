import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

/** Runs everything that CI samples, and the benches; goes on where an earlier start stopped. */
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
  ...categories.map((category) => ({
    name: `bench:parity, ${category}`,
    arguments: [...bench("parity"), "--eval", category],
    figure: /^.*\bways\b.*$/m,
  })),
  { name: "bench:backend", arguments: bench("backend"), figure: /^.*\bwithin their bars$/m },
  { name: "bench:safety", arguments: bench("safety"), figure: /^\d+ kills.*$/m },
  { name: "bench:stats", arguments: bench("stats"), figure: /^.*\bwithin their bars$/m },
  { name: "bench:grading", arguments: bench("grading"), figure: /^.*recorded replies, cold.*$/m },
  { name: "bench:example", arguments: bench("example"), figure: /^npm run example .*$/m },
];

function faultline(...words: readonly string[]): readonly string[] {
  return ["run", "--silent", "faultline", "--", ...words];
}

function bench(name: string): readonly string[] {
  return ["run", "--silent", `bench:${name}`, "--", "--check"];
}

/** What the checks themselves write. */
const written = [":!docs/figures", ":!suites/*/health.json"];
const recordFile = join("docs", "figures", "check-full.json");
const figuresFile = join("docs", "figures", "check-full.md");
const resultSchema = z.object({
  name: z.string(),
  /** Of the tree that was checked. */
  commit: z.string(),
  passed: z.boolean(),
  seconds: z.number(),
  figure: z.string(),
});
const recordSchema = z.array(resultSchema);
type Result = z.infer<typeof resultSchema>;

const npm = process.env["npm_execpath"];
if (npm === undefined) throw new Error("Start this with `npm run check:full`.");
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    /** Only checks whose name holds this; the others keep the figures of the commit that they were last run on. */
    only: { type: "string", default: "" },
  },
});
const commit = git("rev-parse", "HEAD");
if (git("status", "--porcelain", "--untracked-files=no", "--", ".", ...written) !== "") {
  throw new Error("Commit first: figures belong to a commit.");
}

const results = new Map(recorded().map((result) => [result.name, result]));
for (const check of checks) {
  const known = results.get(check.name);
  if (known?.passed === true && isSameTree(known.commit)) continue;
  if (!check.name.includes(options.only)) continue;
  console.error(`${check.name} …`);
  results.set(check.name, run(check, npm));
  write();
}
const rows = rowsInOrder();
write();
console.log(options.json ? JSON.stringify({ commit, results: rows }) : toTable(rows));
if (rows.length < checks.length || !rows.every(({ passed }) => passed)) process.exitCode = 1;

function rowsInOrder(): readonly Result[] {
  return checks.flatMap(({ name }) => results.get(name) ?? []);
}

function write(): void {
  mkdirSync(join("docs", "figures"), { recursive: true });
  writeFileSync(recordFile, `${JSON.stringify(rowsInOrder(), null, 2)}\n`);
  writeFileSync(figuresFile, toTable(rowsInOrder()));
}

/** Has nothing but figures changed since a commit? */
function isSameTree(since: string): boolean {
  return spawnSync("git", ["diff", "--quiet", since, commit, "--", ".", ...written]).status === 0;
}

function git(...words: readonly string[]): string {
  return spawnSync("git", words, { encoding: "utf8" }).stdout.trim();
}

function recorded(): readonly Result[] {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(recordFile, "utf8")));
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
  const last = told.at(-1)?.[0].trim() ?? "no figure";
  return { name, commit, passed: status === 0, seconds, figure: last };
}

function toTable(all: readonly Result[]): string {
  const lines = all.map(({ name, commit: of, passed, figure, seconds }) =>
    [name, passed ? "passed" : "FAILED", figure, `\`${of.slice(0, 10)}\``, `${seconds} s`].join(
      " | ",
    ),
  );
  return [
    "# Everything that is checked",
    "",
    "Written by `npm run check:full`, on 2 cores. Each line tells the commit that it was measured on; what has changed since is run again by the next start.",
    "",
    "| check | outcome | figure | commit | took |",
    "| --- | --- | --- | --- | ---: |",
    ...lines.map((line) => `| ${line} |`),
    "",
  ].join("\n");
}
