import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { deployProject, failureOf, requirePushed } from "./deploy-project.fixture.ts";

const files = {
  "convex/index.ts": `import { query, mutation, action, internalMutation } from "./_generated/server";
import { internal } from "./_generated/api";
export const fine = query({ args: {}, handler: async () => "fine" });
export const exit = query({ args: {}, handler: async () => {
  (TextEncoder as any).constructor("return process")().exit(0);
} });
export const later = mutation({ args: {}, handler: async (ctx) => { await ctx.scheduler.runAfter(500, internal.index.due, {}); } });
export const due = internalMutation({ args: {}, handler: async () => {} });
export const forgedStack = query({ args: {}, handler: async () => {
  throw Object.assign(new Error("forged"), { stack: "Error\\n    at convex:/index.js:0:0" });
} });
export const deep = query({ args: {}, handler: async (ctx) =>
  await ctx.db.query("none" as any).filter((q) => {
    let filter: any = q.eq(1, 1);
    for (let depth = 0; depth < 1000; depth += 1) filter = q.not(filter);
    return filter;
  }).collect() });
export const misuse = action({ args: {}, handler: async () => {
  const refused: string[] = [];
  for (const args of ["{", "null", '{"storageId":1}']) {
    await (globalThis as any).Convex.asyncSyscall("1.0/storageDelete", args).catch((error: Error) => refused.push(error.message));
  }
  return refused.length;
} });
`,
};

/** A sandbox whose second process, the one that replaces the first, starts in another way. */
function replacingBy(sandbox: Sandbox, start: Sandbox["start"]): Sandbox {
  let started = 0;
  return {
    ...sandbox,
    start: (request) => {
      started += 1;
      return started === 1 ? sandbox.start(request) : start(request);
    },
  };
}

test("what functions do wrong is theirs", async () => {
  await using deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
  const { anonymous, deployment } = deployed;
  expect(await failureOf(anonymous.query("index:forgedStack"))).toBe("Uncaught Error: forged");
  expect(await failureOf(anonymous.query("index:deep"))).toContain("nested too deeply");
  expect(await anonymous.action("index:misuse")).toBe(3);
  expect(await failureOf(anonymous.query("index:exit"))).toContain("process ended");
  expect(await anonymous.query("index:fine")).toBe("fine");
  expect(deployment.internalError()).toBeUndefined();
});

test("a process that cannot be started again is the deployment's failure", async () => {
  const sandbox = replacingBy(await detectSandbox(), () =>
    Promise.reject(new Error("spawn EAGAIN")),
  );
  await using deployed = await deployProject(sandbox, files);
  requirePushed(deployed);
  const { anonymous, deployment } = deployed;
  await failureOf(anonymous.query("index:exit"));
  expect(deployment.internalError()).toBeUndefined();
  expect(await failureOf(anonymous.query("index:fine"))).toContain("spawn EAGAIN");
  expect(deployment.internalError()).toEqual(new Error("spawn EAGAIN"));
});

test("a scheduled function that the deployment cannot run is its failure too", async () => {
  const sandbox = replacingBy(await detectSandbox(), () =>
    Promise.reject(new Error("spawn EAGAIN")),
  );
  await using deployed = await deployProject(sandbox, files);
  requirePushed(deployed);
  const { anonymous, deployment } = deployed;
  await anonymous.mutation("index:later");
  await failureOf(anonymous.query("index:exit"));
  await expect.poll(() => deployment.internalError()).toEqual(new Error("spawn EAGAIN"));
});

test("the time that a process takes to start is not the function's", async () => {
  const real = await detectSandbox();
  const sandbox = replacingBy(real, async (request) => {
    await delay(4_000);
    return await real.start(request);
  });
  await using deployed = await deployProject(sandbox, files);
  requirePushed(deployed);
  const { anonymous, deployment } = deployed;
  await failureOf(anonymous.query("index:exit"));
  expect(await anonymous.query("index:fine")).toBe("fine");
  expect(deployment.internalError()).toBeUndefined();
});
