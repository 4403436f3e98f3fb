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
const leave = () => (TextEncoder as any).constructor("return process")();
const write = (text: string) => {
  const { writeSync } = leave().getBuiltinModule("fs");
  for (let rest = new TextEncoder().encode(text); rest.length > 0; ) {
    try { rest = rest.subarray(writeSync(3, rest)); } catch (error: any) { if (error.code !== "EAGAIN") throw error; }
  }
};
export const garbage = action({ args: {}, handler: async () => write("garbage\\n") });
export const flood = action({ args: {}, handler: async () => { for (;;) write("x".repeat(1_000_000)); } });
export const unknown = action({ args: {}, handler: async () => write('{"type":"finished","id":"x"}\\n') });
export const numerous = action({ args: {}, handler: async () => {
  const args = JSON.stringify({ name: "index:wait", args: {} });
  const calls = Array.from({ length: 400 }, (_, id) => JSON.stringify({ type: "call", id, call: 0, operation: "1.0/actions/action", args }));
  for (let times = 0; times < 40_000; times += 1) write(calls.join("\\n") + "\\n");
} });
export const wait = action({ args: {}, handler: async () => { await new Promise((resolve) => setTimeout(resolve, 300)); return "own"; } });
export const forge = action({ args: {}, handler: async () => {
  for (let id = 0; id < 100; id += 1) write(JSON.stringify({ type: "finished", id, ok: true, value: '"forged"' }) + "\\n");
} });
`;

const timedOut = "Function execution timed out (maximum duration: 1s)";
const gone = "The function's process ended before it finished";

const sandbox = await detectSandbox();
let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(sandbox, { "convex/index.ts": index });
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

test.each([
  ["loop", timedOut],
  ["microtasks", timedOut],
  ["memory", "JavaScript execution ran out of memory (maximum memory usage: 64 MB)"],
])("%s ends in an error of its call, and the next call works", async (name, message) => {
  const failure = await failureOf(deployed.anonymous.query(`index:${name}`));
  expect(failure).toBe(message);
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test("a process that is ended by its code is replaced", async () => {
  const failure = await failureOf(deployed.anonymous.action("index:exit"));
  expect(failure).toBe(gone);
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test.each([
  ["garbage", "it sent a malformed message"],
  ["unknown", "it sent a malformed message"],
  ["flood", "it sent a message that is too large"],
  ["numerous", "it asked for too much at a time"],
])("%s on the channel to the host ends the process alone", async (name, reason) => {
  const failure = await failureOf(deployed.anonymous.action(`index:${name}`));
  expect(failure).toBe(`The function's process ended before it finished: ${reason}`);
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
  expect(deployed.deployment.internalError()).toBeUndefined();
});

test("forged answers reach what runs in the same deployment, nothing else", async () => {
  await using other = await deployProject(sandbox, { "convex/index.ts": index });
  const waiting = [deployed, other].map(({ anonymous }) => anonymous.action("index:wait"));
  const forged = await deployed.anonymous.action("index:forge");
  expect([forged, ...(await Promise.all(waiting))]).toEqual(["forged", "forged", "own"]);
  expect(await deployed.anonymous.query("index:fine")).toBe("fine");
});

test("calls right after and beside a kill are not lost with it", async () => {
  const { anonymous } = deployed;
  const loop = failureOf(anonymous.query("index:loop"));
  const beside = Array.from({ length: 5 }, () => anonymous.query("index:fine"));
  expect(await Promise.all([loop, ...beside])).toEqual([timedOut, ...beside.map(() => "fine")]);
  for (let round = 0; round < 5; round += 1) {
    const exit = failureOf(anonymous.action("index:exit"));
    const after = Array.from({ length: 5 }, () => anonymous.query("index:fine"));
    expect(await Promise.all([exit, ...after])).toEqual([gone, ...after.map(() => "fine")]);
  }
});

test.runIf(sandbox.isolates)("code that leaves its context finds an empty system", async () => {
  expect(await deployed.anonymous.action("index:escape")).toEqual({
    env: ["PWD"],
    files: ["dev", "lib", "lib64", "opt", "proc", "tmp"],
    uid: 65534,
  });
});
