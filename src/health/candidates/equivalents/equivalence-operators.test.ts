import { expect, test } from "vitest";
import { generateCandidates } from "../generate-candidates.ts";
import { equivalenceOperators } from "./equivalence-operators.ts";

const file = "convex/doors.ts";
const source = `import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

const limit = 3;

export const list = query({
  args: { roomId: v.id("rooms"), wide: v.boolean() },
  returns: v.any(),
  handler: async (ctx, args) => {
    const rows = await ctx.db.query("doors").take(limit);
    return rows.filter((row) => row.roomId === args.roomId);
  },
});

export const open = mutation({
  args: { id: v.id("doors"), width: v.number() },
  handler: async (ctx, { id, width }) => {
    if (width < 0) throw new Error("Too narrow");
    await ctx.db.patch(id, { width });
  },
});
`;

function textsBy(name: string): readonly string[] {
  const operators = equivalenceOperators.map(({ operator }) => operator);
  return generateCandidates({ [file]: source }, operators)
    .filter(({ operator }) => operator === name)
    .map(({ files }) => files[file] ?? "");
}

test.each([
  ["rename", "const limitValue = 3;", 'ctx.db.query("doors").take(limitValue)'],
  ["rename", "{ id, width: widthValue }", "patch(id, { width: widthValue })"],
  ["alias import", "import { mutation, query as queryValue }", "list = queryValue({"],
  ["reorder members", '{ wide: v.boolean(), roomId: v.id("rooms") }', "export const open"],
  [
    "extract constant",
    'const extractedPart = { id: v.id("doors"), width: v.number() };',
    "args: extractedPart,",
  ],
  ["extract result", "const resultHere = rows.filter(", "return resultHere;"],
  [
    "extract helper",
    'throw errorThatSays("Too narrow")',
    "function errorThatSays(message: string): Error",
  ],
  ["function expression", "handler: async function (ctx, args) {", "export const open"],
  ["destructure arguments", "async (ctx, { roomId })", "row.roomId === roomId"],
  ["number alias", "width: v.float64()", "export const list"],
  [
    "returns validator",
    "returns: v.any(), handler: async (ctx, { id, width })",
    "export const list",
  ],
])("%s writes %s", (operator, ...parts) => {
  const texts = textsBy(operator);
  expect(texts.filter((text) => parts.every((part) => text.includes(part))).length).toBe(1);
});

test("Functions change places.", () => {
  const [text] = textsBy("reorder functions");
  expect(text?.indexOf("export const open")).toBeLessThan(text?.indexOf("export const list") ?? 0);
});
