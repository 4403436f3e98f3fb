import { afterAll, beforeAll, expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import {
  deployProject,
  failureOf,
  type DeployedProject,
  requirePushed,
} from "../deploy-project.fixture.ts";

const index = `
import { query, action } from "./_generated/server";
export const fine = query({ args: {}, handler: async () => "fine" });
export const loop = query({ args: {}, handler: async () => { for (;;); } });
export const microtasks = query({ args: {}, handler: async () => { for (;;) await null; } });
export const memory = query({ args: {}, handler: async () => {
  const all: unknown[] = [];
  for (;;) all.push(new Array(1_000_000).fill(1.5));
} });
export const escape = action({ args: {}, handler: async () => {
  const leave = (TextEncoder as any).constructor("return process")();
  return { env: Object.keys(leave.env), files: leave.getBuiltinModule("fs").readdirSync("/").sort(), uid: leave.getuid() };
} });
export const exit = action({ args: {}, handler: async () => {
  (TextEncoder as any).constructor("return process")().exit(0);
} });
export const forge = action({ args: {}, handler: async () => {
  const leave = (TextEncoder as any).constructor("return process")();
  for (const message of [null, 1, "x", {}, { type: "finished" }, { type: "call", id: "x" }, { type: "analyzed", id: 1 }]) leave.send(message);
  return "sent";
} });
`;

const sandbox = await detectSandbox();
let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(sandbox, { "convex/index.ts": index });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

test.each([
  ["loop", "Function execution timed out"],
  ["microtasks", "Function execution timed out"],
  ["memory", "JavaScript execution ran out of memory"],
])("%s ends in an error of its call, and the next call works", async (name, message) => {
  const failure = await failureOf(deployed.anonymous.query(`index:${name}`));
  expect(failure).toBe(`Uncaught Error: ${message}`);
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test("a process that is ended by its code is replaced", async () => {
  const failure = await failureOf(deployed.anonymous.action("index:exit"));
  expect(failure).toBe("Uncaught Error: The function's process ended before it finished");
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test("forged messages are ignored", async () => {
  expect(await deployed.anonymous.action("index:forge")).toBe("sent");
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test.runIf(sandbox.isolates)("code that leaves its context finds an empty system", async () => {
  expect(await deployed.anonymous.action("index:escape")).toEqual({
    env: ["PWD"],
    files: ["dev", "lib", "lib64", "opt", "proc", "tmp"],
    uid: 65534,
  });
});
