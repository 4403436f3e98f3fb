import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseFiles } from "../src/generation/parse-files.ts";
import { codeTokens, fencedCode, fiveGrams, overlap } from "./similarity/five-gram-overlap.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const suite = join(root, "suites/convex");
const replies = join(root, "examples/seed-run/replies");

/** As many references of other evals must hold a five-gram for it to be the suite's manner of speaking. */
const boilerplateReferences = 3;

const read = (path: string) => readFileSync(path, "utf8");

/** Five-grams of each eval's reference, by eval path. */
const references = new Map(
  globSync("*/*/", { cwd: join(suite, "evals") }).map((path) => [
    path.split(sep).join("/").replace(/\/$/u, ""),
    globSync("**/*.{ts,tsx}", {
      cwd: join(suite, "evals", path, "answer"),
      exclude: ["**/_generated/**", "**/node_modules/**"],
    }).flatMap((file) => fiveGrams(codeTokens(read(join(suite, "evals", path, "answer", file))))),
  ]),
);

const guidelines = fiveGrams(codeTokens(fencedCode(read(join(suite, "guidelines.md")))));

function boilerplateOf(evalPath: string): ReadonlySet<string> {
  const task = fiveGrams(codeTokens(fencedCode(read(join(suite, "evals", evalPath, "TASK.txt")))));
  const others = [...references]
    .filter(([path]) => path !== evalPath)
    .map(([, grams]) => new Set(grams));
  const shared = (references.get(evalPath) ?? []).filter(
    (gram) => others.filter((grams) => grams.has(gram)).length >= boilerplateReferences,
  );
  return new Set([...guidelines, ...task, ...shared]);
}

function typeScriptOf(reply: string): string {
  const parsed = parseFiles(reply);
  const files = Object.entries(parsed.status === "parsed" ? parsed.files : {});
  return files.map(([path, text]) => (/\.tsx?$/u.test(path) ? text : "")).join("\n");
}

const measured = globSync("*/*.md", { cwd: replies }).map((file) => {
  const evalPath = `${dirname(file)}/${basename(file, ".md")}`;
  const grams = fiveGrams(codeTokens(typeScriptOf(read(join(replies, file)))));
  const reference = references.get(evalPath) ?? [];
  return { evalPath, ...overlap(grams, reference, boilerplateOf(evalPath)) };
});

test("there is a recorded reply and a reference for every eval of the suite", () => {
  expect(measured.map(({ evalPath }) => evalPath).toSorted()).toEqual(
    [...references.keys()].toSorted(),
  );
  expect([...references].filter(([, grams]) => grams.length === 0)).toEqual([]);
});

test("half of the replies share at most 60 % of their five-grams with the reference", () => {
  const sorted = measured.map(({ shared }) => shared).toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 1) + (sorted[Math.ceil(middle)] ?? 1)) / 2;
  expect(median).toBeLessThanOrEqual(0.6);
});

// A task that lists the literals of a table, or asks for one short query, leaves few ways to write it.
test("no reply that has more than 150 five-grams of its own shares more than 85 %", () => {
  expect(measured.filter(({ own, shared }) => own > 150 && shared > 0.85)).toEqual([]);
});
