import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deployment, PushRejection } from "../../../src/backend/deployment.ts";
import { generateCode } from "../../../src/backend/push/generate-code.ts";
import { startDeployment } from "../../../src/backend/start-deployment.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clients, createCliProject } from "../cli-project.ts";

const timeout = 120_000;
const server = `import { query, mutation, httpAction, internalMutation } from "./_generated/server";
import { internal } from "./_generated/api";
import { cronJobs, httpRouter, defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";\n`;

const schema = (table: string, name = "t"): Record<string, string> => ({
  "convex/schema.ts": `${server}export default defineSchema({ ${name}: ${table} });`,
});
const route = (options: string): string =>
  `http.route({ ${options}, handler: httpAction(async () => new Response()) });`;
const router = (...routes: readonly string[]): Record<string, string> => ({
  "convex/http.ts": `${server}const http = httpRouter();\n${routes.join("\n")}\nexport default http;`,
});
const crons = (...jobs: readonly string[]): Record<string, string> => ({
  "convex/crons.ts": `${server}export const tick = internalMutation({ args: {}, handler: async () => {} });
const crons = cronJobs();\n${jobs.join("\n")}\nexport default crons;`,
});
const index = (source: string): Record<string, string> => ({ "convex/index.ts": source });

/** Code of the error table or nothing, the files, code and text of the rejection. */
type Case = readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  code: string,
  message: string,
];

const cases: readonly Case[] = [
  [
    "E31: `_creationTime` in an index",
    schema(`defineTable({ a: v.string() }).index("i", ["a", "_creationTime"])`),
    "InvalidSchema",
    `In table "t" the index "i" is invalid because \`_creationTime\` is automatically added to the end of each index. It should not be added explicitly in the index definition.`,
  ],
  [
    "E32: two indexes over the same fields",
    schema(`defineTable({ a: v.string() }).index("i", ["a"]).index("j", ["a"])`),
    "InvalidSchema",
    `In table "t" index "i" and index "j" have the same fields. Indexes must be unique within a table.`,
  ],
  ...["by_id", "by_creation_time", "_mine"].map((name): Case => [
    `E33: the reserved index name ${name}`,
    schema(`defineTable({ a: v.string() }).index("${name}", ["a"])`),
    "InvalidSchema",
    `In table "t" cannot name an index "${name}" because the name is reserved.`,
  ]),
  [
    "an index on a missing field",
    schema(`defineTable({ a: v.string() }).index("i", ["b" as never])`),
    "InvalidSchema",
    `In table "t" the index "i" is invalid because it references the field "b" that does not exist.`,
  ],
  [
    "an index name used twice",
    schema(`defineTable({ a: v.string(), b: v.string() }).index("i", ["a"]).index("i", ["b"])`),
    "InvalidSchema",
    `Table "t" has two or more definitions of index "i". Index names must be unique within a table.`,
  ],
  [
    "a field used twice in an index",
    schema(`defineTable({ a: v.string() }).index("i", ["a", "a" as never])`),
    "InvalidSchema",
    `In table "t" the index "i" lists a field more than once.`,
  ],
  [
    "a table name with an underscore",
    schema(`defineTable({ a: v.string() })`, "_table"),
    "InvalidSchema",
    `Invalid table name "_table"`,
  ],
  [
    "a schema without default export",
    { "convex/schema.ts": `export const x = 1;` },
    "InvalidSchema",
    "must have a default export",
  ],
  [
    "E38: a path prefix without a slash at its end",
    router(route(`pathPrefix: "/x", method: "GET"`)),
    "InvalidModules",
    "Failed to analyze http.js: Uncaught Error: pathPrefix /x must end with a /",
  ],
  [
    "path and path prefix in one route",
    router(route(`path: "/x", pathPrefix: "/x/", method: "GET"`)),
    "InvalidModules",
    "cannot contain both 'path' and 'pathPrefix'",
  ],
  [
    "E39: a router that is no default export",
    { "convex/http.ts": `${server}export const http = httpRouter();` },
    "InvalidModules",
    "`convex/http.js` must have a default export of a Router.",
  ],
  [
    "E39: a default export that is no router",
    { "convex/http.ts": `export default { get: () => {} };` },
    "InvalidModules",
    "The default export of `convex/http.js` is not a Router.",
  ],
  [
    "E40: a mutation in a Node file",
    index(
      `"use node";\n${server}export const f = mutation({ args: {}, handler: async () => null });`,
    ),
    "InvalidModules",
    "`f` defined in `index.js` is a Mutation function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.",
  ],
  [
    "E41: a built-in of Node without the directive",
    index(`import { readFileSync } from "fs"; export const x = readFileSync;`),
    "BundleError",
    `Could not resolve "fs"\nIt looks like you are using Node APIs from a file without the "use node" directive.`,
  ],
  [
    "E73: a label of a cron job used twice",
    crons(
      `crons.interval("x", { seconds: 1 }, internal.crons.tick, {});`,
      `crons.interval("x", { seconds: 2 }, internal.crons.tick, {});`,
    ),
    "InvalidModules",
    "Failed to analyze crons.js: Uncaught Error: Cron identifier registered twice: x",
  ],
  [
    "E74: a path and method used twice",
    router(route(`path: "/x", method: "GET"`), route(`path: "/x", method: "GET"`)),
    "InvalidModules",
    "Failed to analyze http.js: Uncaught Error: Path '/x' for method GET already in use",
  ],
  [
    "a cron job for a missing function",
    crons(`crons.interval("x", { seconds: 1 }, internal.crons.none, {});`),
    "InvalidCronJob",
    `The cron job "x" schedules 'crons:none', which is not a mutation or action of this deployment.`,
  ],
  [
    "the Node directive in http.ts",
    { "convex/http.ts": `"use node";\nexport default 1;` },
    "BundleError",
    `"use node" directive is not allowed for http.ts.`,
  ],
  [
    "a folder of actions without the directive",
    { "convex/actions/a.ts": `export const x = 1;` },
    "BundleError",
    `actions/a.ts is in /actions subfolder but has no "use node"; directive.`,
  ],
  [
    "an error while a module is loaded",
    index(`${server}export const f = query({ args: {}, handler: async () => null });
throw new Error("at import");`),
    "InvalidModules",
    "Failed to analyze index.js: Uncaught Error: at import\n    at ../convex/index.ts:6:7",
  ],
  [
    "an undefined validator",
    index(
      `${server}export const f = query({ args: { a: (v as any).none }, handler: async () => null });`,
    ),
    "InvalidModules",
    "Failed to analyze index.js: Uncaught Error: ",
  ],
  [
    "arguments that are no object",
    index(
      `${server}export const f = query({ args: v.string() as any, handler: async () => null });`,
    ),
    "InvalidModules",
    "Args validator must be an object or any",
  ],
  ["a syntax error", index(`export const x = ;`), "BundleError", `Unexpected ";"`],
  [
    "an unresolved import",
    index(`import x from "left-pad-of-nobody"; export const y = x;`),
    "BundleError",
    `Could not resolve "left-pad-of-nobody"`,
  ],
  [
    "a malformed auth.config",
    { "convex/auth.config.ts": `export default { providers: [{ domain: 1 }] };` },
    "InvalidAuthConfig",
    "auth config file is missing or malformed",
  ],
];

let deployment: Deployment;
beforeAll(async () => {
  deployment = await startDeployment({ sandbox: await detectSandbox() });
}, timeout);
afterAll(() => deployment[Symbol.asyncDispose]());

describe("in process and by both clients, in the same words, is rejected", () => {
  for (const [name, files, code, message] of cases) {
    test(`rejected: ${name}`, { timeout }, async () => {
      for (const [, client] of clients) {
        await using project = await createCliProject(client, { ...files, ...generateCode(files) });
        const rejection = await rejectionOf(project.directory);
        expect(rejection).toMatchObject({
          code,
          message: expect.stringContaining(message) as unknown,
        });
        const words = ["dev", "--once", "--typecheck", "disable", "--tail-logs", "disable"];
        const run = await project.run(deployment, ...words);
        const printed = code === "BundleError" ? [] : [`400 Bad Request: ${code}: `];
        const lines = [...printed, ...rejection.message.split("\n").map((line) => line.trim())];
        expect(lines.filter((line) => !run.stderr.includes(line))).toEqual([]);
        expect(run.code).toBe(1);
      }
    });
  }
});

async function rejectionOf(projectDirectory: string): Promise<PushRejection> {
  const result = await deployment.push({ projectDirectory });
  const [rejection] = result.status === "rejected" ? result.rejections : [];
  if (rejection === undefined) throw new Error("The push was not rejected.");
  return rejection;
}
