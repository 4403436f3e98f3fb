import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HarnessError } from "../../lib/harness-error.ts";
import { createStaticChecks } from "./static-checks.ts";
import { createThreadedStaticChecks } from "./threaded-static-checks.ts";
import { workspaceAt, writeProject } from "./workspace.ts";

const files = { "convex/a.ts": 'export const count: number = "many";\n' };
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "threaded-checks-"));
  await mkdir(join(root, "project"));
  await writeProject(workspaceAt(root), files);
});

afterEach(() => rm(root, { recursive: true, force: true }));

test("a thread finds what the process itself would find", async () => {
  const own = await createStaticChecks(workspaceAt(root)).typeCheck("convex", files);
  expect(own.map(({ code }) => code)).toContain("TS2322");
  const threaded = createThreadedStaticChecks(workspaceAt(root));
  expect(await threaded.typeCheck("convex", files)).toEqual(own);
});

test("a lint config that cannot be loaded fails the check, and the thread goes on", async () => {
  const checks = createThreadedStaticChecks(workspaceAt(root));
  const config = { file: join(root, "missing.mjs"), version: "1" };
  await expect(checks.lint("convex", files, config)).rejects.toThrow(/missing\.mjs/);
  expect((await checks.typeCheck("convex", files)).length).toBeGreaterThan(0);
});

test("a thread that runs out of memory is an exhausted check, each time that one is asked for", async () => {
  const checks = createThreadedStaticChecks(workspaceAt(root), 12);
  for (const _ of [1, 2]) {
    const failure: unknown = await checks
      .typeCheck("convex", files)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HarnessError);
    expect(failure).toMatchObject({ kind: "retry", facts: { exhausted: true } });
  }
});
