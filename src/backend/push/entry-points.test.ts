import { expect, test } from "vitest";
import { entryPoints, mustBeIsolate, usesNode } from "./entry-points.ts";

const module = "export const x = 1;";

test("modules are found, everything else is left out", () => {
  const files = {
    "b.ts": module,
    "a/nested.js": module,
    "view.tsx": module,
    "schema.ts": module,
    "_generated/api.js": module,
    "auth.config.ts": module,
    "x.test.ts": module,
    ".hidden.ts": module,
    "#temporary.ts": module,
    "with space.ts": module,
    "notes.md": "import",
    "empty.ts": "const x = 1;",
    "part/convex.config.ts": module,
    "part/inner.ts": module,
  };
  expect(entryPoints(files)).toEqual(["a/nested.js", "b.ts", "view.tsx"]);
});

test.each([
  [`"use node";\n${module}`, true],
  [`'use node'\n${module}`, true],
  [`// first\n/* then */\n"use strict";\n"use node";\n${module}`, true],
  [`${module}\n"use node";`, false],
  [`// "use node"\n${module}`, false],
  [`const text = "use node";`, false],
])("the directive of %j: %s", (source, expected) => {
  expect(usesNode(source)).toBe(expected);
});

test("routes, jobs and schema belong to the default runtime", () => {
  const paths = ["http.ts", "crons.js", "schema.ts", "auth.config.ts", "index.ts", "a/http.ts"];
  expect(paths.filter(mustBeIsolate)).toEqual([
    "http.ts",
    "crons.js",
    "schema.ts",
    "auth.config.ts",
  ]);
});
