import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateCode } from "../../../src/backend/push/generate-code.ts";
import { createTypeChecker, type TypeChecker } from "../../../src/grading/worker/type-checker.ts";
import { writeTree } from "../../../src/grading/worker/workspace.ts";
import { firstTypeErrors } from "./first-type-errors.fixture.ts";
import { laterTypeErrors } from "./later-type-errors.fixture.ts";
import { inQuery, index, schema } from "./type-error-case.fixture.ts";

const cases = [...firstTypeErrors, ...laterTypeErrors];
const nodeModules = fileURLToPath(new URL("../../../node_modules", import.meta.url));

let project: string;
let checker: TypeChecker;
let version = 0;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "type-errors-"));
  await mkdir(join(project, "node_modules"));
  await symlink(join(nodeModules, "convex"), join(project, "node_modules/convex"));
  checker = createTypeChecker(project);
});
afterAll(() => rm(project, { recursive: true, force: true }));

async function findingsOf(written: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const files = { "convex/schema.ts": schema, ...written };
  await rm(join(project, "convex"), { recursive: true, force: true });
  await writeTree(project, { ...files, ...generateCode(files) });
  version += 1;
  const sources = {
    part: "convex",
    rootFiles: Object.keys(files),
    version: String(version),
  } as const;
  return checker.check(sources).map(({ code, message }) => `${code} ${message}`);
}

test("what the cases build on has no errors", async () => {
  expect(await findingsOf(index(inQuery("return null;")))).toEqual([]);
});

describe("the type check of the deploy step finds", () => {
  for (const [code, cause, files, ...findings] of cases) {
    test(`${code}: ${cause}`, async () => {
      expect(await findingsOf(files)).toEqual(
        findings.map((finding): unknown => expect.stringContaining(finding)),
      );
    });
  }
});
