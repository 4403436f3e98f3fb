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

async function typeErrors(
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const sources = others["convex/votes.ts"] === undefined ? files : {};
  await using project = await createProject({ ...sources, ...others, "convex/index.ts": text });
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

const withComponents = {
  "convex/convex.config.ts": `import { defineApp } from "convex/server";
import tally from "./tally/convex.config";
import limiter from "@convex-dev/rate-limiter/convex.config.js";
const app = defineApp();
app.use(tally);
app.use(tally, { env: { A: "1" }, name: "second" });
app.use(limiter);
export default app;`,
  "convex/tally/convex.config.ts": `import { defineComponent } from "convex/server";
export default defineComponent("tally", { env: {} });`,
  "convex/tally/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ counts: defineTable({ name: v.string() }) });`,
  "convex/tally/counts.ts": `import { mutation } from "./_generated/server";
import { v } from "convex/values";
export const bump = mutation({ args: { name: v.string(), id: v.optional(v.id("counts")) }, returns: v.number(),
  handler: async (ctx, { name }) => { await ctx.db.insert("counts", { name }); return 1; } });`,
  "convex/votes.ts": `import { components } from "./_generated/api";
import { mutation } from "./_generated/server";
import { RateLimiter } from "@convex-dev/rate-limiter";
export const limiter = new RateLimiter(components.rateLimiter, {});
export const vote = mutation({ args: {}, handler: async (ctx): Promise<number> =>
  await ctx.runMutation(components.second.counts.bump, { name: "a", id: "text" }) });`,
};

test("the functions of components are typed from their sources", async () => {
  expect(generateCode(withComponents)["convex/_generated/api.d.ts"]).toContain(
    `export declare const components: {
  "tally": import("../tally/_generated/component.js").ComponentApi<"tally">;
  "second": import("../tally/_generated/component.js").ComponentApi<"second">;
  "rateLimiter": import("@convex-dev/rate-limiter/_generated/component.js").ComponentApi<"rateLimiter">;
};`,
  );
  expect(await typeErrors("export const x = 1;", withComponents)).toEqual([]);
  const wrong = withComponents["convex/votes.ts"].replace(`name: "a"`, "name: 1");
  expect(
    await typeErrors("export const x = 1;", { ...withComponents, "convex/votes.ts": wrong }),
  ).toEqual(["TS2322"]);
});
