import { expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, failureOf, requirePushed } from "../deploy-project.fixture.ts";
import { ScriptWriter } from "./write-scripts.ts";

const awaits = `import { query } from "./_generated/server";
const value = await Promise.resolve(7);
export const ask = query({ args: {}, handler: async () => value });
`;

const sees = `import { action } from "./_generated/server";
export const names = action({ args: {}, handler: async () =>
  [typeof module, typeof exports, String(import.meta.url)] as any });
export const strict = action({ args: {}, handler: async () => {
  const { frozen } = Object.freeze({ frozen: [] as number[] });
  try { (Object.freeze(frozen) as number[]).length = 1; return "sloppy"; } catch { return "strict"; }
} });
export const fails = action({ args: {}, handler: async () => {
  await null;

  throw new Error("here");
} });
`;

test("modules become scripts; where one waits at its top level, all stay modules", async () => {
  const plain = { path: "a.js", source: "export const x = 1;\n", environment: "isolate" } as const;
  const waits = { ...plain, path: "b.js", source: "export const y = await 1;\n" };
  const writer = new ScriptWriter();
  expect(await writer.write([plain])).toMatchObject({ form: "scripts" });
  expect(await writer.write([plain, waits])).toEqual({
    modules: [plain, waits],
    form: "modules",
    scriptMaps: new Map(),
  });
});

test("what has not changed is not written again, what has is", async () => {
  const writer = new ScriptWriter();
  const same = { path: "a.js", source: "export const x = 1;\n", environment: "isolate" } as const;
  const first = await writer.write([same, { ...same, path: "b.js" }]);
  const second = await writer.write([same, { ...same, path: "b.js", source: "export {};\n" }]);
  expect(second.modules[0]).toBe(first.modules[0]);
  expect(second).toEqual(
    await new ScriptWriter().write([same, { ...same, path: "b.js", source: "export {};\n" }]),
  );
});

test("a module that waits at its top level runs", async () => {
  await using deployed = await deployProject(await detectSandbox(), { "convex/awaits.ts": awaits });
  requirePushed(deployed);
  expect(await deployed.anonymous.query("awaits:ask")).toBe(7);
});

test("code does not see that it runs as a script, and its errors point to its source", async () => {
  const files = { "convex/sees.ts": sees };
  const options = { actionMilliseconds: 20_000 };
  await using deployed = await deployProject(await detectSandbox(), files, options);
  requirePushed(deployed);
  const { anonymous } = deployed;
  expect(await anonymous.action("sees:names")).toEqual([
    "undefined",
    "undefined",
    "convex:/sees.js",
  ]);
  expect(await anonymous.action("sees:strict")).toBe("strict");
  expect(await failureOf(anonymous.action("sees:fails"))).toContain("(../convex/sees.ts:11:9)");
});
