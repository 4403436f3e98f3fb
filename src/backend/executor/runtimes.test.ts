import { afterAll, beforeAll, expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  requirePushed,
  type DeployedProject,
} from "../deploy-project.fixture.ts";
import { startDeployment } from "../start-deployment.ts";

const shared = `
export const globals = action({ args: {}, handler: async () => {
  const names = ["process", "require", "Buffer", "setImmediate", "module", "__dirname", "gc", "Deno", "window", "fetch", "setTimeout",
    "Request", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "WritableStreamDefaultWriter", "TransformStream", "TextDecoder",
    "SubtleCrypto", "CryptoKey", "FormData", "File", "Blob", "EventTarget", "AbortController", "atob", "structuredClone", "WebAssembly", "Intl"];
  return names.filter((name) => name in globalThis);
} });
export const environment = action({ args: {}, handler: async () => [Object.keys(process), process.env.GREETING ?? null, process.env.PATH ?? null] });
let calls = 0;
export const count = action({ args: {}, handler: async () => {
  calls += 1;
  (globalThis as any).left = ((globalThis as any).left ?? 0) + 1;
  (Array.prototype as any).leftHere ??= 0;
  (Array.prototype as any).leftHere += 1;
  return [calls, (globalThis as any).left, (Array.prototype as any).leftHere];
} });
export const dynamic = action({ args: {}, handler: async () => {
  const name = ["node", "fs"].join(":");
  return await import(name).then((module) => typeof module.readFileSync, (error) => error.message);
} });
export const rejects = action({ args: {}, handler: async () => {
  void Promise.reject(new Error("nobody listens"));
  await new Promise((resolve) => setTimeout(resolve, 50));
} });
export const recurses = action({ args: {}, handler: async () => { const f = (n: number): number => f(n + 1) + 1; return f(0); } });
export const throwsLate = action({ args: {}, handler: async () => {
  setTimeout(() => { throw new Error("late"); }, 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return "went on";
} });
function inner(): never { throw new TypeError("deep"); }
export const throws = action({ args: {}, handler: async () => {
  await null;
  inner();
} });
export const never = action({ args: {}, handler: async () => await new Promise(() => {}) });
`;

const isolate = `import { action, query, mutation } from "./_generated/server";
${shared}
export const effect = query({ args: {}, handler: async () => {
  const tried: string[] = [];
  for (const act of [() => fetch("http://127.0.0.1:1"), () => setTimeout(() => {}, 1), () => setInterval(() => {}, 1)]) {
    try { await act(); tried.push("allowed"); } catch (error: any) { tried.push(error.message); }
  }
  return tried;
} });
export const clock = mutation({ args: {}, handler: async () => {
  const before = [Date.now(), new Date().getTime(), performance.now()];
  for (let i = 0; i < 1e6; i += 1);
  return [before, [Date.now(), new Date().getTime(), performance.now()], before[0] === before[1], new Set([Math.random(), Math.random(), crypto.randomUUID()]).size];
} });
export const rejectsQuery = query({ args: {}, handler: async () => { void Promise.reject(new Error("nobody listens")); return 1; } });
export const evaluates = query({ args: {}, handler: async () => { try { return new Function("return 1")(); } catch (error: any) { return error.name; } } });
export const logs = query({ args: {}, handler: async () => { console.log("text", { a: [1] }); console.warn("careful"); console.error(new Error("bad").message); } });
`;
const node = `"use node";
import { action } from "./_generated/server";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "crypto";
${shared}
const storage = new AsyncLocalStorage<string>();
export const builtins = action({ args: {}, handler: async () => await storage.run("kept", async () => {
  await new Promise((resolve) => setImmediate(resolve));
  return [storage.getStore(), createHash("sha256").update("").digest("hex").slice(0, 8), require("node:path").join("a", "b"), Buffer.from("a").toString("hex")];
}) });
`;

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { "convex/isolate.ts": isolate, "convex/node.ts": node };
  const environmentVariables = { GREETING: "hello" };
  deployed = await deployProject(await detectSandbox(), files, { environmentVariables });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const web = [
  "fetch",
  "setTimeout",
  "Request",
  "ReadableStreamDefaultReader",
  "ReadableStreamBYOBReader",
  "WritableStreamDefaultWriter",
  "TransformStream",
  "TextDecoder",
  "SubtleCrypto",
  "CryptoKey",
  "FormData",
  "File",
  "Blob",
  "EventTarget",
  "AbortController",
  "atob",
  "structuredClone",
  "WebAssembly",
  "Intl",
];
const action = (path: string) => deployed.anonymous.action(path);

test("each runtime has its own globals", async () => {
  expect(await action("isolate:globals")).toEqual(["process", ...web]);
  expect(await action("node:globals")).toEqual([
    "process",
    "require",
    "Buffer",
    "setImmediate",
    ...web,
  ]);
  expect(await action("isolate:environment")).toEqual([["env"], "hello", null]);
  expect((await action("node:environment")) as unknown[]).toMatchObject({ 1: "hello", 2: null }); // an array
  expect(await action("isolate:dynamic")).toBe("Cannot find package 'node:fs'");
  expect(await action("node:dynamic")).toBe("function");
  expect(await action("node:builtins")).toEqual(["kept", "e3b0c442", "a/b", "61"]);
});

test.each(["isolate", "node"])("in %s nothing stays from one call to the next", async (runtime) => {
  expect(await action(`${runtime}:count`)).toEqual([1, 1, 1]);
  expect(await action(`${runtime}:count`)).toEqual([1, 1, 1]);
});

test("queries and mutations are refused effects, time and chance of their own", async () => {
  const refused = (effect: string) =>
    `Can't use ${effect}() in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;
  expect(await deployed.anonymous.query("isolate:effect")).toEqual(
    ["fetch", "setTimeout", "setInterval"].map(refused),
  );
  const [before, after, same, different] = (await deployed.anonymous.mutation(
    "isolate:clock",
  )) as unknown[]; // an array
  expect([after, same, different]).toEqual([before, true, 3]);
  expect(await deployed.anonymous.query("isolate:evaluates")).toBe("EvalError");
});

test.each(["isolate", "node"])("failures of %s are those of the call alone", async (runtime) => {
  const failure = (name: string) => failureOf(action(`${runtime}:${name}`));
  expect(await failure("rejects")).toContain("Uncaught Error: nobody listens\n    at ");
  expect(await failure("recurses")).toContain(
    "Uncaught RangeError: Maximum call stack size exceeded",
  );
  expect(await action(`${runtime}:throwsLate`)).toBe("went on");
  const stack = new RegExp(
    `^Uncaught TypeError: deep\n    at inner \\(../convex/${runtime}.ts:\\d+:\\d+\\)\n    at async handler \\(../convex/${runtime}.ts:\\d+:\\d+\\)|` +
      `^Uncaught TypeError: deep\n    at inner \\(../convex/${runtime}.ts:\\d+:\\d+\\)\n    at handler`,
  );
  expect(await failure("throws")).toMatch(stack);
});

test("a rejection that a query leaves behind is its failure", async () => {
  const failure = await failureOf(deployed.anonymous.query("isolate:rejectsQuery"));
  expect(failure).toContain("Uncaught Error: nobody listens");
});

test("a call that waits for ever ends in time, and the next one works", async () => {
  expect(await failureOf(action("isolate:never"))).toBe(
    "Function execution timed out (maximum duration: 10s)",
  );
  expect(await action("isolate:count")).toEqual([1, 1, 1]);
});

test("actions may have a limit of their own", async () => {
  const files = { "convex/isolate.ts": isolate };
  await using limited = await deployProject(await detectSandbox(), files, {
    actionMilliseconds: 300,
  });
  requirePushed(limited);
  expect(await failureOf(limited.anonymous.action("isolate:never"))).toBe(
    "Function execution timed out (maximum duration: 0.3s)",
  );
  const tooLong = { sandbox: await detectSandbox(), actionMilliseconds: 600_001 };
  await expect(startDeployment(tooLong)).rejects.toThrow("between 1 and 600000");
});
