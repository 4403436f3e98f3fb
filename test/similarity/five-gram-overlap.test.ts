import { expect, test } from "vitest";
import { codeTokens, fencedCode, fiveGrams, overlap } from "./five-gram-overlap.ts";

const none: ReadonlySet<string> = new Set();
const grams = (code: string) => fiveGrams(codeTokens(code));

test("layout, comments, semicolons and the kind of quotes make no difference", () => {
  const plain = `const a = f("x", [1, 2])`;
  const dressed = `/** says */\nconst a =\n  f('x', [1, 2]); // why`;
  expect(codeTokens(dressed)).toEqual(codeTokens(plain));
  expect(overlap(grams(dressed), grams(plain), none).shared).toBe(1);
});

test("tokens are those of the language, templates and markup included", () => {
  expect(codeTokens("const a = `x ${b} y`; // c")).toEqual([
    "const",
    "a",
    "=",
    "`x ${",
    "b",
    "} y`",
  ]);
  expect(codeTokens("f(<p>hi</p>)")).toEqual([
    "f",
    "(",
    "<",
    "p",
    ">",
    "hi",
    "<",
    "/",
    "p",
    ">",
    ")",
  ]);
});

test("another name breaks the five runs that it stands in", () => {
  const reference = grams("const total = first + second * third");
  expect(overlap(grams("const total = first + second * fourth"), reference, none)).toEqual({
    own: 4,
    shared: 3 / 4,
  });
});

test("boilerplate counts on neither side", () => {
  const reference = grams(`import { v } from "convex/values"; export const one = 1;`);
  const reply = grams(`import { v } from "convex/values"; export const two = 2;`);
  const boilerplate = new Set(grams(`import { v } from "convex/values"; export const`));
  expect(overlap(reply, reference, none).shared).toBeGreaterThan(0.5);
  expect(overlap(reply, reference, boilerplate).shared).toBe(0);
  expect(overlap([...boilerplate], reference, boilerplate)).toEqual({ own: 0, shared: 0 });
});

test("only fenced code of a text is read", () => {
  const text = "Write\n```ts\nconst a = 1;\n```\nand\n````md\n```ts\nb\n```\n````\n";
  expect(fencedCode(text)).toBe("const a = 1;\n\n```ts\nb\n```\n");
});
