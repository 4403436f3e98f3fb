import { expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject } from "../deploy-project.fixture.ts";
import type { PushResult } from "../deployment.ts";

const sandbox = await detectSandbox();
const server = `import { query, mutation, action, httpAction } from "./_generated/server";\n`;

async function push(files: Readonly<Record<string, string>>): Promise<PushResult> {
  await using deployed = await deployProject(sandbox, files);
  return deployed.pushed;
}

function schema(definition: string): Record<string, string> {
  return {
    "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ t: ${definition} });`,
  };
}

test("queries and mutations are refused in Node files, with the place", async () => {
  const source = `"use node";\n${server}export const getFetchResult = query({ args: {}, handler: async () => null });\n`;
  expect(await push({ "convex/index.ts": source })).toEqual({
    status: "rejected",
    rejections: [
      {
        phase: "analysis",
        code: "InvalidModules",
        message:
          "`getFetchResult` defined in `index.js` is a Query function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.",
        file: "convex/index.ts",
        line: 3,
        column: 14,
      },
    ],
  });
});

test("actions in Node files are pushed and run", async () => {
  const source = `"use node";\n${server}import { createHash } from "crypto";
export const hash = action({ args: {}, handler: async () => createHash("md5").update("x").digest("hex") });`;
  await using deployed = await deployProject(sandbox, { "convex/index.ts": source });
  expect(deployed.pushed).toEqual({ status: "pushed" });
  expect(await deployed.anonymous.action("index:hash", {})).toBe(
    "9dd4e461268c8034f5c8564e155c67a6",
  );
});

test("a built-in of Node needs the directive", async () => {
  const source = `${server}import { createHash } from "crypto";
export const hash = action({ args: {}, handler: async () => createHash("md5").digest("hex") });`;
  const result = await push({ "convex/index.ts": source });
  expect(result).toMatchObject({
    status: "rejected",
    rejections: [{ phase: "bundler", code: "BundleError", file: "convex/index.ts", line: 2 }],
  });
  expect(messageOf(result)).toMatch(
    /^Could not resolve "crypto"\nIt looks like you are using Node APIs from a file without the "use node" directive\./,
  );
});

test("an error while a module is loaded is mapped to its source", async () => {
  const source = `${server}export const f = query({ args: {}, handler: async () => null });\nthrow new Error("at import");`;
  expect(await push({ "convex/index.ts": source })).toEqual({
    status: "rejected",
    rejections: [
      {
        phase: "analysis",
        code: "InvalidModules",
        message:
          "Failed to analyze index.js: Uncaught Error: at import\n    at ../convex/index.ts:3:7",
        file: "convex/index.ts",
        line: 3,
        column: 7,
      },
    ],
  });
});

test.each([
  ["an absolute path", `import text from "/etc/hostname"; export const t = text;`],
  ["a way out of the project", `import text from "../../../../etc/passwd"; export const t = text;`],
])("%s is never bundled", async (_, source) => {
  const result = await push({ "convex/index.ts": source });
  expect(result).toMatchObject({ status: "rejected", rejections: [{ phase: "bundler" }] });
  expect(JSON.stringify(result)).not.toMatch(/root:/);
});

test("a file of the project outside the functions' folder is never bundled", async () => {
  const result = await push({
    "convex/index.ts": `import { x } from "../src/x"; export const y = x;`,
    "src/x.ts": `export const x = 1;`,
  });
  expect(messageOf(result)).toBe("Only files in convex/ and installed packages can be imported");
});

test("the project's own compiler settings have no effect", async () => {
  const result = await push({
    "convex/index.ts": `import { x } from "@/x"; export const y = x;`,
    "convex/x.ts": `export const x = 1;`,
    "convex/tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
    "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./convex/*"] } } }`,
  });
  expect(messageOf(result)).toBe(`Could not resolve "@/x"`);
});

test.each([
  [
    `defineTable({ a: v.string() }).index("i", ["a", "_creationTime"])`,
    "`_creationTime` is automatically added to the end of each index",
  ],
  [
    `defineTable({ a: v.string() }).index("i", ["a"]).index("j", ["a"])`,
    `In table "t" index "i" and index "j" have the same fields. Indexes must be unique within a table.`,
  ],
  [
    `defineTable({ a: v.string() }).index("by_id", ["a"])`,
    `In table "t" cannot name an index "by_id" because the name is reserved.`,
  ],
  [
    `defineTable({ a: v.string() }).index("by a", ["a"])`,
    `In table "t" the index name "by a" is invalid`,
  ],
  [`defineTable({ a: v.string() }).index("i", ["b" as any])`, `the field "b" that does not exist`],
])("schema %s is refused", async (definition, message) => {
  const result = await push(schema(definition));
  expect(result).toMatchObject({
    rejections: [{ phase: "schema", code: "InvalidSchema", file: "convex/schema.ts" }],
  });
  expect(messageOf(result)).toContain(message);
});

test.each([
  ["http.ts", `export const x = 1;`, "must have a default export of a Router."],
  ["http.ts", `export default 3;`, "The default export of `convex/http.js` is not a Router."],
  [
    "http.ts",
    `import { httpRouter } from "convex/server"; import { httpAction } from "./_generated/server";
const http = httpRouter();
http.route({ pathPrefix: "/x", method: "GET", handler: httpAction(async () => new Response()) });
export default http;`,
    "pathPrefix /x must end with a /",
  ],
  [
    "crons.ts",
    `import { cronJobs } from "convex/server"; import { internal } from "./_generated/api";
const crons = cronJobs(); crons.interval("tick", { seconds: 1 }, internal.index.none, {});
export default crons;`,
    `schedules 'index:none'`,
  ],
  [
    "crons.ts",
    `import { cronJobs } from "convex/server"; import { internalMutation } from "./_generated/server";
export const tick = internalMutation({ args: {}, handler: async () => {} });
const crons = cronJobs();
crons.crons["tick"] = { name: "crons:tick", args: [{}], schedule: { type: "interval", seconds: 1.5 } };
export default crons;`,
    "The modules export malformed definitions.",
  ],
  ["index.ts", `export const x = ;`, "Unexpected"],
  ["index.ts", `import x from "left-pad-of-nobody"; export const y = x;`, "Could not resolve"],
])("%s with %j is refused", async (file, source, message) => {
  expect(messageOf(await push({ [`convex/${file}`]: source }))).toContain(message);
});

test("a variable that the sign-in's configuration reads must be set, others need not", async () => {
  const files = {
    "convex/auth.config.ts": `export default { providers: [{ domain: process.env.ISSUER ?? "https://x.example.com", applicationID: "app" }] };`,
    "convex/index.ts": `export const other = process.env.OTHER ?? "none";`,
  };
  expect(await push(files)).toMatchObject({
    status: "rejected",
    rejections: [
      {
        code: "AuthConfigMissingEnvironmentVariable",
        message: expect.stringContaining(
          "Environment variable ISSUER is used in auth config file but its value was not set",
        ) as unknown,
        file: "convex/auth.config.ts",
      },
    ],
  });
  const environmentVariables = { ISSUER: "https://y.example.com" };
  await using deployed = await deployProject(sandbox, files, { environmentVariables });
  expect(deployed.pushed).toEqual({ status: "pushed" });
});

test("a module that never ends while it is loaded is refused", async () => {
  const result = await push({ "convex/index.ts": `export const x = 1;\nfor (;;);` });
  expect(messageOf(result)).toContain("timed out");
});

test("after a rejection the functions of the last push still run", async () => {
  const source = `${server}export const f = query({ args: {}, handler: async () => 1 });`;
  await using deployed = await deployProject(sandbox, { "convex/index.ts": source });
  await deployed.project.write({ "convex/index.ts": "export const x = 1;\nthrow new Error();" });
  const { directory } = deployed.project;
  expect((await deployed.deployment.push({ projectDirectory: directory })).status).toBe("rejected");
  expect(await deployed.anonymous.query("index:f", {})).toBe(1);
});

test("a schema that the documents do not fit is refused", async () => {
  await using deployed = await deployProject(sandbox, schema("defineTable({ a: v.string() })"));
  const added = { table: "t", documents: [{ a: "x" }] };
  expect(await deployed.admin.mutation("_system/frontend/addDocument", added)).toEqual({
    success: true,
  });
  await deployed.project.write(schema("defineTable({ a: v.number() })"));
  const { directory } = deployed.project;
  const result = await deployed.deployment.push({ projectDirectory: directory });
  expect(messageOf(result)).toContain(`in table "t" does not match the schema`);
});

function messageOf(result: PushResult): string {
  return result.status === "rejected" ? (result.rejections[0]?.message ?? "") : "pushed";
}
