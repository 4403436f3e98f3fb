import { expect, test } from "vitest";
import { readPushOutput } from "./read-push-output.ts";

const start = `▌ Developing against deployment:\n▌ └─ http://127.0.0.1:1\n- Preparing Convex functions...\n\n`;
const refused = (code: string, message: string) =>
  `${start}✖ Error: Unable to start push to http://127.0.0.1:1\n\u001b[31m✖\u001b[39m Error fetching POST  http://127.0.0.1:1/api/deploy2/start_push 400 Bad Request: ${code}: ${message}\n\n`;
const whilePushing =
  "Hit an error while pushing:\nLoading the pushed modules encountered the following\n    error:\n";

test("a refusal of the deployment is read without its introduction, at the place of its stack", () => {
  const message = `Failed to analyze index.js: Uncaught Error: at import\nsecond line\n    at f (../convex/a/index.ts:3:7)`;
  expect(readPushOutput(refused("InvalidModules", whilePushing + message), {})).toEqual([
    {
      phase: "analysis",
      code: "InvalidModules",
      message,
      file: "convex/a/index.ts",
      line: 3,
      column: 7,
    },
  ]);
});

test("a refusal of the schema is about its file", () => {
  const message = `In table "t" the index "i" lists a field more than once.`;
  const output = refused("InvalidSchema", `Hit an error while evaluating your schema:\n${message}`);
  expect(readPushOutput(output, {})).toEqual([
    { phase: "schema", code: "InvalidSchema", message, file: "convex/schema.ts" },
  ]);
});

test("a refusal of an export is at its declaration", () => {
  const message = "`f` defined in `index.js` is a Mutation function. Only actions can be.";
  const files = { "convex/index.ts": `"use node";\n\nexport const f = mutation({});\n` };
  expect(readPushOutput(refused("InvalidModules", whilePushing + message), files)).toEqual([
    {
      phase: "analysis",
      code: "InvalidModules",
      message,
      file: "convex/index.ts",
      line: 3,
      column: 14,
    },
  ]);
});

test("every error of the bundler is read, with the client's advice where it is meant", () => {
  const output = `${start}✘ [ERROR] Could not resolve "./none"

    convex/a.ts:2:18:
      2 │ import { x } from "./none";
        ╵                   ~~~~~~~~

✘ [ERROR] Could not resolve "fs"

    convex/index.ts:1:29:
      1 │ import { readFileSync } from "fs";
        ╵                              ~~~~

  The package "fs" wasn't found on the file system but is built into node. Are you trying to bundle for node?

✖\u0020
It looks like you are using Node APIs.
For more information see the documentation.

`;
  const bundler = { phase: "bundler", code: "BundleError" } as const;
  expect(readPushOutput(output, {})).toEqual([
    {
      ...bundler,
      message: `Could not resolve "./none"`,
      file: "convex/a.ts",
      line: 2,
      column: 19,
    },
    {
      ...bundler,
      message: `Could not resolve "fs"\nIt looks like you are using Node APIs.\nFor more information see the documentation.`,
      file: "convex/index.ts",
      line: 1,
      column: 30,
    },
  ]);
});

test("a refusal of the client itself names its file", () => {
  const message = `"use node" directive is not allowed for http.ts.`;
  expect(readPushOutput(`${start}✖ ${message}\n\n`, {})).toEqual([
    { phase: "bundler", code: "BundleError", message, file: "convex/http.ts", line: 1 },
  ]);
});

test("output that tells of no rejection is none", () => {
  expect(readPushOutput(start, {})).toEqual([]);
});
