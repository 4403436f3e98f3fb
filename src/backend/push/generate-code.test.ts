import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createProject } from "../deploy-project.fixture.ts";
import { defaultConvexTsconfig } from "./default-convex-tsconfig.ts";
import { generateCode } from "./generate-code.ts";

const index = `import { query, mutation, type QueryCtx } from "./_generated/server";
import { api, internal } from "./_generated/api";
import type { Doc, Id } from "./_generated/dataModel";
import { v } from "convex/values";
async function find(ctx: QueryCtx, id: Id<"notes">): Promise<Doc<"notes"> | null> { return await ctx.db.get(id); }
export const text = query({ args: { id: v.id("notes") }, returns: v.string(),
  handler: async (ctx, { id }): Promise<string> => (await find(ctx, id))?.text ?? "" });
export const other = mutation({ args: {}, handler: async (ctx): Promise<number> =>
  await ctx.runMutation(internal.deep["odd-name"].count, {}) + api.index.text.toString().length });`;

const files = {
  "convex/index.ts": index,
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ notes: defineTable({ text: v.string() }) });`,
  "convex/deep/odd-name.ts": `import { internalMutation } from "../_generated/server";
export const count = internalMutation({ args: {}, handler: async () => 1 });`,
};

test("five files are generated, with one entry per module", () => {
  const generated = generateCode(files);
  expect(Object.keys(generated)).toEqual(
    ["api.d.ts", "api.js", "dataModel.d.ts", "server.d.ts", "server.js"].map(
      (name) => `convex/_generated/${name}`,
    ),
  );
  expect(generated["convex/_generated/api.d.ts"]).toContain(
    'import type * as deep_odd_name from "../deep/odd-name.js";\nimport type * as index from "../index.js";\n',
  );
});

test("without a schema every document is any", () => {
  const generated = generateCode({ "convex/index.ts": "export const x = 1;" });
  expect(generated["convex/_generated/dataModel.d.ts"]).toContain("export type Doc = any;");
});

async function typeErrors(text: string): Promise<string[]> {
  await using project = await createProject({ ...files, "convex/index.ts": text });
  const settings = join(project.directory, "convex/tsconfig.json");
  await writeFile(settings, defaultConvexTsconfig);
  const compiler = createRequire(import.meta.url).resolve("@typescript/native/package.json");
  const tsc = join(compiler, "../bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", settings]);
  const output = await run.then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Reflect.get(Object(error), "stdout")),
  );
  return [...output.matchAll(/error (TS\d+)/g)].map((match) => match[1] ?? "");
}

test("a correct project type-checks with the generated code, a wrong one does not", async () => {
  expect(await typeErrors(index)).toEqual([]);
  expect(await typeErrors(index.replace("?.text", "?.title"))).toEqual(["TS2339"]);
  expect(await typeErrors(index.replace("internal.deep", "internal.shallow"))).toEqual(["TS2339"]);
});
