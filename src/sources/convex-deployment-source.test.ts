import { afterAll, beforeAll, expect, test } from "vitest";
import { deployProject, requirePushed } from "../backend/deploy-project.fixture.ts";
import type { DeployedProject } from "../backend/deploy-project.fixture.ts";
import { UsageError } from "../lib/harness-error.ts";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import { queryDeployment } from "./convex-deployment-source.ts";

const project = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  runs: defineTable({ model: v.string() }),
  evals: defineTable({ runId: v.id("runs"), evalPath: v.string(), output: v.string() }),
});`,
  "convex/store.ts": `import { mutation } from "./_generated/server";
export const fill = mutation({ args: {}, handler: async (ctx) => {
  const runId = await ctx.db.insert("runs", { model: "coder-1" });
  for (const name of ["000-x", "001-y"]) {
    await ctx.db.insert("evals", { runId, evalPath: "000-a/" + name, output: name });
  }
  return runId;
} });`,
  "convex/debugQueries.ts": `import { internalQuery } from "./_generated/server";
import { v } from "convex/values";
export const getFailedEvalsForRun = internalQuery({ args: { runId: v.id("runs") }, handler: async (ctx, args) => {
  const run = await ctx.db.get(args.runId);
  const evals = await ctx.db.query("evals").collect();
  const failedEvals = evals.map(({ _id, evalPath }) => ({ _id, evalPath, failedStep: { name: "tests", error: "no" } }));
  return { run: { ...run, provider: "acme", experiment: "default", status: "completed" },
    totalEvals: 5, passedCount: 3, failedCount: 2, failedEvals };
} });`,
  "convex/debug.ts": `import { internalQuery } from "./_generated/server";
import { v } from "convex/values";
export const getEvalDebugInfo = internalQuery({ args: { evalId: v.id("evals") }, handler: async (ctx, args) => {
  const found = await ctx.db.get(args.evalId);
  return { eval: { ...found, task: "Do it.", status: "failed" }, run: { _id: found!.runId }, steps: [],
    outputFiles: [{ path: "convex/index.ts", content: found!.output }], evalSourceFiles: [] };
} });`,
};

let deployed: DeployedProject;
let runId: string;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
  runId = String(await deployed.admin.mutation("store:fill"));
}, 300_000);
afterAll(() => deployed[Symbol.asyncDispose]());

const source = () => ({
  url: deployed.deployment.url,
  adminKey: deployed.deployment.adminKey,
  runId,
});

test("a deployment's admin is told of a run and of each of its failures", async () => {
  const { summary, debugInfos } = await queryDeployment(source());
  expect(summary).toMatchObject({
    run: { _id: runId, model: "coder-1", _creationTime: expect.any(Number) as unknown },
    totalEvals: 5,
    passedCount: 3,
  });
  expect(summary.failedEvals.map(({ evalPath, failedStep }) => [evalPath, failedStep])).toEqual([
    ["000-a/000-x", "tests"],
    ["000-a/001-y", "tests"],
  ]);
  expect(debugInfos.map(({ outputFiles }) => outputFiles)).toEqual([
    [{ path: "convex/index.ts", content: "000-x" }],
    [{ path: "convex/index.ts", content: "001-y" }],
  ]);
});

test("whoever is not the admin is told nothing, and the key is not repeated", async () => {
  const caught = await failure({ adminKey: "nobody|s3cret" });
  expect(caught).toMatch(/did not answer debugQueries:getFailedEvalsForRun/);
  expect(caught).not.toContain("s3cret");
});

test.each([
  [{ runId: "nope" }, /did not answer debugQueries:getFailedEvalsForRun: /],
  [{ url: "http://127.0.0.1:9" }, /127\.0\.0\.1:9 did not answer .*ECONNREFUSED|did not answer/],
  [{ url: "http://example.com" }, /would get the admin key unencrypted/],
  [{ url: "ftp://example.com" }, /is no address of a deployment/],
  [{ url: "https://a:b@example.com" }, /is no address of a deployment/],
])("%j is the user's mistake, in one sentence", async (change, message) => {
  expect(await failure(change)).toMatch(message);
});

async function failure(change: Partial<ReturnType<typeof source>>): Promise<string> {
  const caught = await queryDeployment({ ...source(), ...change }).catch((error: unknown) => error);
  expect(caught).toBeInstanceOf(UsageError);
  return String(caught);
}
