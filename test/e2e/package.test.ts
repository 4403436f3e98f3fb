import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkspace, repository, runCommand } from "./faultline.ts";
import type { CommandResult, Workspace } from "./faultline.ts";
import { analyzed, parseJson, shown } from "./report-schema.ts";

let workspace: Workspace;
let packed: string;
const shipped = () => join(workspace.folder, "node_modules/faultline");
const inFolder = (file: string, ...parameters: readonly string[]) =>
  runCommand(file, parameters, workspace.folder);
const installed = (...parameters: readonly string[]) =>
  inFolder(process.execPath, join(shipped(), "bin/faultline.js"), ...parameters);

beforeAll(async () => {
  workspace = await openWorkspace();
  await succeeds(npm(repository, "pack", "--pack-destination", workspace.folder));
  packed = readdirSync(workspace.folder).find((file) => file.endsWith(".tgz")) ?? "";
  writeFileSync(join(workspace.folder, "package.json"), `{"private":true,"type":"module"}`);
  await succeeds(
    npm(workspace.folder, "install", "--prefer-offline", "--no-audit", "--no-fund", `./${packed}`),
  );
});
afterAll(() => workspace[Symbol.asyncDispose]());

test("everything of suites and examples is in the package", () => {
  const sourceFiles = filesBelow(repository).filter((file) => !file.includes("/node_modules/"));
  expect(filesBelow(shipped())).toEqual(sourceFiles);
});

test("no test and no development file of ours is in the package", () => {
  const files = listFiles(join(shipped(), "dist"));
  expect(files.filter((file) => /\.(test|contract)\.|\.ts$(?<!\.d\.ts)/u.test(file))).toEqual([]);
});

test("doctor is content", async () => {
  const doctor = await installed("doctor");
  expect(doctor).toMatchObject({ exitCode: 0 });
});

test("evals of the packed example are run, analysed and shown", async () => {
  const recorded = join(shipped(), "examples/seed-run");
  const evals = [
    "000-fundamentals/003-crons",
    "004-actions/001-run_mutation",
    "006-clients/001-use_mutation",
    "006-clients/002-use_paginated_query",
  ];
  const run = await installed("run", "--recorded", recorded, "--eval", ...evals);
  expect(run).toMatchObject({ exitCode: 0 });
  const analysis = await installed("analyze", "jn79", "--json");
  const { failures } = parseJson(analyzed, analysis.stdout);
  expect(failures.map(({ evalPath, blame }) => [evalPath, blame])).toEqual([
    [evals[0], "check"],
    [evals[1], "model"],
    [evals[2], "check"],
    [evals[3], "model"],
  ]);
  const { stdout } = await installed("show", "jn79", "--json");
  expect(parseJson(shown, stdout)).toMatchObject({ total: 4, passed: 0, failed: 4 });
});

test("help is printed in less than 0.3 s", async () => {
  const seconds: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const started = performance.now();
    const help = await installed("--help");
    seconds.push((performance.now() - started) / 1000);
    expect(help.stdout).toContain("analyze");
  }
  expect(Math.min(...seconds)).toBeLessThan(0.3);
});

test("an older Node is told which one is needed", async () => {
  const older = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})`;
  const program = join(shipped(), "bin/faultline.js");
  expect(await inFolder(process.execPath, "--import", older, program, "--help")).toEqual({
    exitCode: 3,
    stdout: "",
    stderr: "Faultline needs Node 22.18 or newer, and this is Node 20.20.2.\n",
  });
});

test("every door of the package opens, with types", async () => {
  const manifest: unknown = JSON.parse(readFileSync(join(shipped(), "package.json"), "utf8"));
  const doors = ["faultline", "faultline/grader", "faultline/backend", "faultline/testing"];
  expect(manifest).toMatchObject({
    exports: { ".": {}, "./grader": {}, "./backend": {}, "./testing": {} },
  });
  const imports = doors.map((door, index) => `import * as door${index} from "${door}";`);
  const uses = doors.map(
    (_, index) => `if (Object.keys(door${index}).length === 0) process.exitCode = 1;`,
  );
  writeFileSync(join(workspace.folder, "doors.mts"), [...imports, ...uses].join("\n"));
  const compiler = join(repository, "node_modules/@typescript/native/bin/tsc");
  const types = [
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--strict",
    "--noEmit",
    "--skipLibCheck",
  ];
  const typeRoots = ["--types", "node", "--typeRoots", join(repository, "node_modules/@types")];
  expect(
    await inFolder(process.execPath, compiler, ...types, ...typeRoots, "doors.mts"),
  ).toMatchObject({
    exitCode: 0,
    stdout: "",
  });
  expect(await inFolder(process.execPath, "doors.mts")).toMatchObject({ exitCode: 0 });
});

/** Runs the npm that the machine has. */
async function npm(folder: string, ...parameters: readonly string[]): Promise<CommandResult> {
  const program = process.env["npm_execpath"];
  if (program === undefined) throw new Error("Start the tests with `npm test` or `npm exec`.");
  return runCommand(process.execPath, [program, ...parameters], folder);
}

async function succeeds(command: Promise<CommandResult>): Promise<void> {
  const { exitCode, stderr } = await command;
  if (exitCode !== 0) throw new Error(stderr);
}

/** Files of suites and examples below a folder, relative to it, with `/`. */
function filesBelow(folder: string): readonly string[] {
  return ["suites", "examples"].flatMap((part) =>
    listFiles(join(folder, part)).map((file) => `${part}/${file}`),
  );
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .toSorted();
}
