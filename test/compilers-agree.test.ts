import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCode } from "../src/backend/push/generate-code.ts";
import { dependencySet } from "../src/grading/worker/dependency-sets.ts";
import { createTypeChecker } from "../src/grading/worker/type-checker.ts";
import { sourceFiles } from "../src/grading/worker/source-files.ts";
import { linkFolder, workspaceAt, writeProject } from "../src/grading/worker/workspace.ts";
import { loadSuite } from "../src/suite/load-suite.ts";
import { stratifiedSample } from "./stratified-sample.ts";

const native = fileURLToPath(
  new URL("../node_modules/@typescript/native/bin/tsc", import.meta.url),
);
const suite = await loadSuite(fileURLToPath(new URL("../suites/convex", import.meta.url)));

const sample = stratifiedSample([...suite.evals.keys()]);

/** Every fault that a compiler finds, and all else of a sample of the evals: references, faults, variants. */
const projects = [...suite.evals.values()].flatMap(({ path, answer, faults, variants }) => {
  const isSampled = sample.includes(path);
  const alternatives = [
    ...faults.filter(({ expected }) => isSampled || expected.code?.startsWith("TS") === true),
    ...(isSampled ? [{ name: "answer", files: answer }, ...variants] : []),
  ];
  return alternatives.map(({ name, files }) => ({ name: `${path} ${name}`, files }));
});

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "compilers-agree-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** `file:line code` of each error that the native compiler finds with the options of the type checker. */
async function nativeFindings(project: string): Promise<readonly string[]> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    isolatedModules: true,
    allowSyntheticDefaultImports: true,
    target: "ESNext",
    module: "ESNext",
    moduleResolution: "Bundler",
    jsx: "react-jsx",
    types: ["*"],
    typeRoots: ["node_modules/@types"],
    lib: ["ES2023", "DOM"],
  };
  const config = join(project, "native.tsconfig.json");
  await writeFile(config, JSON.stringify({ compilerOptions, include: ["convex"] }));
  const { stdout } = spawnSync(process.execPath, [native, "-p", config, "--pretty", "false"], {
    cwd: project,
    encoding: "utf8",
  });
  return [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error (TS\d+)/gm)].map(
    ([, file, line, code]) => `${file}:${line} ${code}`,
  );
}

/**
 * Two things the compilers tell differently (docs/decisions/005): an argument that lacks properties is TS2345 for
 * TypeScript 6 and the missing properties themselves for TypeScript 7; and a call that no overload fits is reported at
 * the call by the one, at its argument by the other.
 */
function alike(finding: string): string {
  const [place = "", code = ""] = finding.split(" ");
  if (code === "TS2769") return `${place.slice(0, place.lastIndexOf(":"))} ${code}`;
  return `${place} ${code.replace(/^TS27(?:39|40|41)$/, "TS2345")}`;
}

test("both compilers find the same errors, by file, line and code", async () => {
  const workspace = workspaceAt(root);
  const checker = createTypeChecker(workspace.project);
  const packages = await dependencySet(root, Object.keys(suite.manifest.dependencies));
  const differences: unknown[] = [];
  let erroneous = 0;
  for (const [index, { name, files }] of projects.entries()) {
    await writeProject(workspace, { ...files, ...generateCode(files) });
    await linkFolder(packages, join(workspace.project, "node_modules"));
    const rootFiles = sourceFiles(files, "convex");
    const found = checker.check({ part: "convex", rootFiles, version: String(index) });
    const ours = found.map(({ place, code }) => `${place?.file}:${place?.line} ${code}`);
    const theirs = await nativeFindings(workspace.project);
    erroneous += theirs.length > 0 ? 1 : 0;
    if (new Set(ours.map(alike)).symmetricDifference(new Set(theirs.map(alike))).size > 0) {
      differences.push({ name, ours, theirs });
    }
  }
  expect(differences).toEqual([]);
  expect(erroneous).toBeGreaterThan(50);
}, 600_000);
