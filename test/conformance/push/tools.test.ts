import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deployment } from "../../../src/backend/deployment.ts";
import { generateCode } from "../../../src/backend/push/generate-code.ts";
import { startDeployment } from "../../../src/backend/start-deployment.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clients, createCliProject, type CliProject } from "../cli-project.ts";

const timeout = 240_000;
const files = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ boats: defineTable({ name: v.string() }) });`,
  "convex/boats.ts": `import { internalMutation, query } from "./_generated/server";
import { v } from "convex/values";
export const add = internalMutation({ args: { name: v.string() }, returns: v.null(), handler: async (ctx, { name }) => {
  console.log("adding", name);
  await ctx.db.insert("boats", { name });
  return null;
} });
export const who = query({ args: {}, handler: async (ctx) => (await ctx.auth.getUserIdentity())?.name ?? null });`,
};

describe.each(clients)("the command-line client %s", (_version, client) => {
  let deployment: Deployment;
  let project: CliProject;
  beforeAll(async () => {
    deployment = await startDeployment({ sandbox: await detectSandbox() });
    project = await createCliProject(client, { ...files, ...generateCode(files) });
    const { status } = await deployment.push({ projectDirectory: project.directory });
    if (status !== "pushed") throw new Error("The project was not pushed.");
  }, timeout);
  afterAll(async () => {
    await deployment[Symbol.asyncDispose]();
    await project[Symbol.asyncDispose]();
  });
  const outputOf = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await project.run(deployment, ...words);
    return code === 0 ? stdout : `${code}: ${stderr}`;
  };

  test("lists and reads environment variables", { timeout }, async () => {
    await outputOf("env", "set", "COLOUR", "red");
    expect(await outputOf("env", "list")).toBe("COLOUR=red\n");
    expect(await outputOf("env", "get", "COLOUR")).toBe("red\n");
    const missing = await project.run(deployment, "env", "get", "SIZE");
    expect(missing.stderr).toContain('Environment variable "SIZE" not found');
  });

  test(
    "runs internal functions and as a user, and says what there is to run",
    { timeout },
    async () => {
      const added = await project.run(deployment, "run", "boats:add", `{"name":"Vega"}`);
      expect([added.code, added.stderr]).toEqual([
        0,
        expect.stringContaining("[LOG] 'adding' 'Vega'"),
      ]);
      const identity = JSON.stringify({ name: "Ada" });
      expect(await outputOf("run", "boats:who", "{}", "--identity", identity)).toBe(`"Ada"\n`);
      const missing = await outputOf("run", "boats:none");
      expect(missing).toContain("Could not find function for 'boats:none'.");
      expect(missing).toContain("Available functions:\n• boats:add\n• boats:who\n");
    },
  );

  test("shows tables, functions and logs", { timeout }, async () => {
    await outputOf("run", "boats:add", `{"name":"Lyra"}`);
    expect(await outputOf("data")).toBe("boats\n");
    expect(await outputOf("data", "boats")).toMatch(/_id +\| _creationTime \| name[^]*\| "Lyra"/u);
    expect(JSON.parse(await outputOf("function-spec"))).toEqual({
      url: deployment.url,
      functions: [
        {
          identifier: "boats.js:add",
          functionType: "Mutation",
          visibility: { kind: "internal" },
          args: {
            type: "object",
            value: { name: { fieldType: { type: "string" }, optional: false } },
          },
          returns: { type: "null" },
        },
        {
          identifier: "boats.js:who",
          functionType: "Query",
          visibility: { kind: "public" },
          args: { type: "object", value: {} },
          returns: { type: "any" },
        },
      ],
    });
    expect(await untilPrinted(/\[CONVEX M\(boats\.js:add\)\] \[LOG\] 'adding' 'Lyra'/u)).toBe(true);
  });

  /** Follows the logs until the pattern appears; false where the client ends without it. */
  async function untilPrinted(pattern: RegExp): Promise<boolean> {
    const child = project.start(deployment, "logs", "--history", "10");
    let printed = "";
    for await (const chunk of child.stdout ?? []) {
      printed += String(chunk);
      if (pattern.test(printed)) break;
    }
    child.kill("SIGKILL");
    return pattern.test(printed);
  }
});
