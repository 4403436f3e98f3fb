import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

const schema = `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  notes: defineTable({ group: v.number(), text: v.string() }).index("by_group", ["group"]),
});
`;

const notes = `import { mutationGeneric as mutation, queryGeneric as query } from "convex/server";
import { v } from "convex/values";
export const first = query({ args: {}, handler: async (ctx) => await ctx.db.query("notes").first() });
export const add = mutation({ args: { text: v.string() }, handler: async (ctx, { text }) =>
  await ctx.db.insert("notes", { group: -1, text }) });
export const addMany = mutation({ args: { from: v.number(), count: v.number() }, handler: async (ctx, { from, count }) => {
  for (let index = from; index < from + count; index += 1) {
    await ctx.db.insert("notes", { group: Math.floor(index / 100), text: "note " + index });
  }
} });
export const ofGroup = query({ args: { group: v.number() }, handler: async (ctx, { group }) =>
  (await ctx.db.query("notes").withIndex("by_group", (q) => q.eq("group", group)).collect()).length });
`;

const further = Array.from({ length: 10 }, (_, index): [string, string] => [
  `convex/more${index}.ts`,
  `import { queryGeneric as query } from "convex/server";\nexport const f = query({ args: {}, handler: async () => ${index} });\n`,
]);

/** A project of twelve modules with a schema. */
export const sampleFiles: Readonly<Record<string, string>> = {
  "convex/schema.ts": schema,
  "convex/notes.ts": notes,
  ...Object.fromEntries(further),
};

/** Writes files into a temporary project that has the repository's packages. */
export async function writeProject(
  files: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), "bench-backend-"));
  await symlink(nodeModules, join(directory, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return {
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
