import { expect, test } from "vitest";
import { callsReachedFrom } from "./reached-calls.ts";

const lines = (files: Readonly<Record<string, string>>, name = "a:f"): readonly string[] =>
  callsReachedFrom(files, name, "run").map(({ file, line }) => `${file}:${line}`);

test.each([
  [
    "in its own code",
    { "convex/a.ts": "export const f = query({ handler: (ctx) => ctx.run() });" },
  ],
  [
    "through functions of its file",
    {
      "convex/a.ts": "const g = (c) => c.run(); function h(c) { return g(c); } const f = q({ h });",
    },
  ],
  ["under another export name", { "convex/a.ts": "const g = () => run(); export { g as f };" }],
  [
    "through a function held in an object",
    { "convex/a.ts": "const all = { g: (c) => c.run() }; const f = q((c) => all.g(c));" },
  ],
])("A call is reached %s.", (_how, files) => {
  expect(lines(files)).toEqual(["convex/a.ts:1"]);
});

test.each([
  ["by name", `import { g } from "./lib/b"; const f = q(g);`],
  ["under another name", `import { g as other } from "./lib/b.js"; const f = q(() => other());`],
  ["with the whole module", `import * as b from "./lib/b"; const f = q((c) => b.g(c));`],
  ["by exporting it", `export { g as f } from "./lib/b";`],
])("A call is reached in a function that is imported %s.", (_how, text) => {
  const files = { "convex/a.ts": text, "convex/lib/b.ts": "export const g = (c) => c.run();" };
  expect(lines(files)).toEqual(["convex/lib/b.ts:1"]);
});

test.each([
  ["another function", "const g = (c) => c.run(); const f = q(() => 1);"],
  ["a reference", "const g = q((c) => c.run()); const f = q((c) => c.other(internal.a.g));"],
  ["a key", "const g = q((c) => c.run()); const f = q({ g: 1 });"],
  ["nothing", "const g = q((c) => c.run());"],
])("A call that only %s leads to is not reached.", (_name, text) => {
  expect(lines({ "convex/a.ts": text })).toEqual([]);
});

test("Functions that mention each other are each visited once.", () => {
  const text = "const g = () => h(); const h = () => { g(); run(); }; const f = q(g);";
  expect(lines({ "convex/a.ts": text })).toEqual(["convex/a.ts:1"]);
});
