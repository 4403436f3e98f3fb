import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installedPackage } from "./dependency-sets.ts";
import { createLinter } from "./linter.ts";
import { createStaticChecks } from "./static-checks.ts";
import { createTypeChecker } from "./type-checker.ts";
import type { ProjectSources } from "./type-checker.ts";
import { linkFolder, writeTree } from "./workspace.ts";

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "static-checks-"));
  await linkFolder(installedPackage("convex") ?? "", join(project, "node_modules/convex"));
});

afterEach(() => rm(project, { recursive: true, force: true }));

function functionsWith(body: string): string {
  return `import { queryGeneric } from "convex/server";
import { v } from "convex/values";
export const f = queryGeneric({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    ${body}
  },
});
`;
}

function sources(version: string): ProjectSources {
  return { part: "convex", rootFiles: ["convex/a.ts"], version };
}

async function check(body: string): Promise<(readonly [string, number | undefined])[]> {
  await writeTree(project, { "convex/a.ts": functionsWith(body) });
  const found = createTypeChecker(project).check(sources("1"));
  return found.map(({ code, place }) => [code, place?.line] as const);
}

test("reports type errors by code and line", async () => {
  expect(await check("const count: number = name; return count;")).toEqual([["TS2322", 6]]);
});

test("Node's types are there only for projects that declare them", async () => {
  expect(await check("return process.env.SECRET;")).toEqual([["TS2580", 6]]);
  await linkFolder(
    installedPackage("@types/node") ?? "",
    join(project, "node_modules/@types/node"),
  );
  expect(await check("return process.env.SECRET;")).toEqual([]);
});

test("a candidate's own compiler settings are data", async () => {
  const loose = JSON.stringify({ compilerOptions: { strict: false, noImplicitAny: false } });
  await writeTree(project, { "tsconfig.json": loose, "convex/tsconfig.json": loose });
  expect(await check("const twice = (x) => x; return twice(name);")).toEqual([["TS7006", 6]]);
});

test("a checker that is used again sees the files as they are now", async () => {
  const checker = createTypeChecker(project);
  await writeTree(project, { "convex/a.ts": functionsWith("return name.missing;") });
  expect(checker.check(sources("1")).map(({ code }) => code)).toEqual(["TS2339"]);
  await writeTree(project, { "convex/a.ts": functionsWith("return name.length;") });
  expect(checker.check(sources("2"))).toEqual([]);
});

test("lints with the suite's config and the checker's types; a config of the candidate is not read", async () => {
  const typescriptEslint = join(installedPackage("typescript-eslint") ?? "", "dist/index.js");
  const config = join(project, "suite.config.mjs");
  await writeFile(
    config,
    `import tseslint from ${JSON.stringify(typescriptEslint)};
export default [tseslint.configs.base, { files: ["convex/**/*.ts"], rules: {
  "@typescript-eslint/no-floating-promises": "error", "prefer-const": "warn" } }];`,
  );
  await writeTree(project, {
    "eslint.config.mjs": "export default [];",
    "convex/a.ts": functionsWith('let table = "t"; ctx.db.query(table).collect(); return null;'),
  });
  const checker = createTypeChecker(project);
  const program = checker.programFor(sources("1"));
  const linter = createLinter(project);
  const found = await linter.lint({ configFile: config, files: ["convex/a.ts"], program });
  expect(found.map(({ code, severity, place }) => [code, severity, place?.line])).toEqual([
    ["prefer-const", "warning", 6],
    ["@typescript-eslint/no-floating-promises", "error", 6],
  ]);
});

test("findings are remembered for the same files, packages and config only", async () => {
  const checks = createStaticChecks({ root: project, project });
  const files = { "convex/a.ts": functionsWith("return process.env.SECRET;") };
  await writeTree(project, files);
  const first = await checks.typeCheck("convex", files);
  expect(first.map(({ code }) => code)).toEqual(["TS2580"]);
  expect(await checks.typeCheck("convex", files)).toBe(first);
  await linkFolder(
    installedPackage("@types/node") ?? "",
    join(project, "node_modules/@types/node"),
  );
  expect(await checks.typeCheck("convex", files)).toEqual([]);
});

test("comments that switch checks off are obeyed or ignored, as the suite says", async () => {
  const wrong =
    'export const count: number = "many";\nconst loose: any = count;\nexport { loose };\n';
  const config = join(project, "lint.config.mjs");
  const parser = pathToFileURL(join(installedPackage("typescript-eslint") ?? "", "dist/index.js"));
  await writeFile(
    config,
    `import tseslint from "${parser.href}";
export default [{ files: ["convex/**/*.ts"], plugins: { "@typescript-eslint": tseslint.plugin },
  languageOptions: { parser: tseslint.parser }, rules: { "@typescript-eslint/no-explicit-any": "error" } }];`,
  );
  const checks = createStaticChecks({ root: project, project });
  const findings = async (comment: string, suppressionComments: "obeyed" | "ignored") => {
    const files = { "convex/a.ts": `${comment}\n${wrong}` };
    await writeTree(project, files);
    const lint = { file: config, version: "1", suppressionComments };
    const found = [
      ...(await checks.typeCheck("convex", files, suppressionComments)),
      ...(await checks.lint("convex", files, lint)),
    ];
    return found.filter(({ severity }) => severity === "error").map(({ code }) => code);
  };
  const both = ["TS2322", "@typescript-eslint/no-explicit-any"];
  for (const comment of ["// @ts-nocheck", "// @ts-ignore", "// @ts-expect-error"]) {
    expect(await findings(comment, "obeyed")).toEqual(both.slice(1));
    expect(await findings(comment, "ignored")).toEqual(both);
  }
  expect(await findings("/* eslint-disable */", "obeyed")).toEqual(both.slice(0, 1));
  expect(await findings("/* eslint-disable */", "ignored")).toEqual(both);
});

test("the compiler sees nothing of the machine but the project and its packages", async () => {
  const outside = await mkdtemp(join(tmpdir(), "outside-"));
  await writeTree(outside, {
    "secret.json": '{ "secret": 1 }',
    "secret.ts": "export const a = 1;",
    "secret.d.ts": 'declare const leaked: "secret";',
  });
  const codes = async (source: string) => {
    await writeTree(project, { "convex/a.ts": source });
    const found = createTypeChecker(project).check(sources("1"));
    expect(found.map(({ message }) => message).join()).not.toContain('"secret"');
    return found.map(({ code }) => code);
  };
  expect(
    await codes(`import a from "${outside}/secret.json"; export const b: string = a;`),
  ).toEqual(["TS2307"]);
  expect(await codes(`import { a } from "${outside}/secret"; export const b: string = a;`)).toEqual(
    ["TS2307"],
  );
  expect(
    await codes(`/// <reference path="${outside}/secret.d.ts" />\nexport const b: 1 = leaked;`),
  ).toEqual(expect.arrayContaining(["TS6053"]));
  expect(await codes('import { v } from "convex/values"; export const b = v.any();')).toEqual([]);
  await rm(outside, { recursive: true });
});
