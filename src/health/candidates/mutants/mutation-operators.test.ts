import { expect, test } from "vitest";
import { generateCandidates } from "../generate-candidates.ts";
import { mutationOperators } from "./mutation-operators.ts";

const schema = `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  doors: defineTable({
    label: v.string(),
    state: v.union(v.literal("open"), v.literal("shut")),
    width: v.optional(v.number()),
    roomId: v.id("rooms"),
  }).index("by_room", ["roomId", "label"]),
  rooms: defineTable({ name: v.string() }),
});
`;

const functions = `import { v } from "convex/values";
import { internalAction, mutation, query } from "./_generated/server";

export const wide = query({
  args: { minimum: v.number() },
  returns: v.array(v.any()),
  handler: async (ctx, args) => {
    const rows = await ctx.db.query("doors").withIndex("by_room").order("desc").take(5);
    return rows.filter((row) => (row.width ?? 0) >= args.minimum && row.state === "open");
  },
});

export const shut = mutation({
  args: { id: v.id("doors") },
  handler: async (ctx, { id }) => {
    const door = await ctx.db.get(id);
    if (door === null) throw new Error("No door");
    await ctx.db.patch(id, { state: "shut" });
    return null;
  },
});

export const sweep = internalAction({ args: {}, handler: async () => 2 * 3 });
`;

const candidates = generateCandidates(
  { "convex/schema.ts": schema, "convex/doors.ts": functions, "package.json": "{}" },
  mutationOperators,
);

function changesBy(operator: string): readonly string[] {
  return candidates
    .filter((candidate) => candidate.operator === operator)
    .map(({ file, line, description }) => `${file}:${line} ${description}`)
    .sort();
}

test.each([
  [
    "drop field",
    [
      'convex/doors.ts:14 without id: v.id("doors")',
      "convex/doors.ts:5 without minimum: v.number()",
      "convex/schema.ts:11 without rooms: defineTable({ name: v.string() })",
      "convex/schema.ts:11 without name: v.string()",
      "convex/schema.ts:5 without doors: defineTable({ label: v.string(), state: v.union(v.li…",
      "convex/schema.ts:6 without label: v.string()",
      'convex/schema.ts:7 without state: v.union(v.literal("open"), v.literal("shut"))',
      "convex/schema.ts:8 without width: v.optional(v.number())",
      'convex/schema.ts:9 without roomId: v.id("rooms")',
    ],
  ],
  [
    "change index",
    [
      'convex/schema.ts:10 ["roomId", "label"] → ["label", "roomId"]',
      'convex/schema.ts:10 without "label"',
      'convex/schema.ts:5 without index "by_room"',
    ],
  ],
  [
    "drop union member",
    [
      'convex/schema.ts:7 without v.literal("open")',
      'convex/schema.ts:7 without v.literal("shut")',
    ],
  ],
  [
    "wrong visibility",
    [
      "convex/doors.ts:2 shut: mutation → internalMutation",
      "convex/doors.ts:2 sweep: internalAction → action",
      "convex/doors.ts:2 wide: query → internalQuery",
    ],
  ],
  [
    "wrong kind",
    [
      "convex/doors.ts:13 shut: mutation → query",
      "convex/doors.ts:2 sweep: internalAction → internalMutation",
      "convex/doors.ts:4 wide: query → mutation",
    ],
  ],
  [
    "null for throw",
    [
      'convex/doors.ts:17 throw new Error("No door"); → return null;',
      'convex/doors.ts:19 return null; → throw new Error("Nothing");',
    ],
  ],
  [
    "off by one",
    [
      "convex/doors.ts:23 2 * 3 with 3",
      "convex/doors.ts:23 2 * 3 with 4",
      'convex/doors.ts:8 ctx.db.query("doors").withIndex("by_room").order("desc").take(5) with 6',
      "convex/doors.ts:9 (row.width ?? 0) >= args.minimum with >",
      "convex/doors.ts:9 row.width ?? 0 with 1",
    ],
  ],
  ["swapped order", ['convex/doors.ts:8 "desc" → "asc"']],
  [
    "drop condition",
    [
      'convex/doors.ts:8 without .order("desc")',
      "convex/doors.ts:8 without .take(5)",
      'convex/doors.ts:9 (row.width ?? 0) >= args.minimum && row.state === "open" → (row.width ?? 0) >= args.minimum',
      'convex/doors.ts:9 (row.width ?? 0) >= args.minimum && row.state === "open" → row.state === "open"',
      "convex/doors.ts:9 without .filter((row) => (row.width ?? 0) >= args.minimum && row.st…",
    ],
  ],
  [
    "missing await",
    [
      'convex/doors.ts:18 await ctx.db.patch(id, { state: "shut" }) → ctx.db.patch(id, { state: "shut" })',
    ],
  ],
  ["drop statement", ['convex/doors.ts:18 without await ctx.db.patch(id, { state: "shut" });']],
  ["drop property", ['convex/doors.ts:18 without state: "shut"']],
  ["negate condition", ["convex/doors.ts:17 door === null → !(door === null)"]],
  [
    "change optionality",
    [
      "convex/doors.ts:14 id optional",
      "convex/doors.ts:5 minimum optional",
      "convex/schema.ts:11 name optional",
      "convex/schema.ts:6 label optional",
      "convex/schema.ts:7 state optional",
      "convex/schema.ts:8 width required",
      "convex/schema.ts:9 roomId optional",
    ],
  ],
])("%s", (operator, expected) => {
  expect(changesBy(operator)).toEqual([...expected].sort());
});

test("A mutant changes one file of the project, and none is made twice.", () => {
  const texts = candidates.map(({ files, file }) => {
    const others = Object.keys(files).filter((path) => path !== file);
    expect(others.map((path) => files[path])).not.toContain(undefined);
    return files[file];
  });
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).not.toContain(schema);
  expect(texts).not.toContain(functions);
});

test("The operators take turns, so that the first mutants are of many kinds.", () => {
  const first = candidates.slice(0, 15).map(({ operator }) => operator);
  expect(new Set(first).size).toBe(15);
});
