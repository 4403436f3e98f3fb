import { expect, test } from "vitest";
import { exportedDeclaration } from "./exported-declaration.ts";

const place = { file: "convex/schema.ts", name: "shape" };

test.each([
  ["a constant", "export const shape = v.union(a, b);", "v.union(a, b)"],
  ["one of several", "export const other = 1, shape = v.any();", "v.any()"],
  ["a list of exports", "const shape = v.any(); export { shape };", "v.any()"],
  ["another name", "const inner = v.any(); export { inner as shape };", "v.any()"],
  ["a copy", "const inner = v.any(); export const shape = inner;", "v.any()"],
  ["a value with types around it", "export const shape = (v.any() satisfies V) as V;", "v.any()"],
  ["a function", "export async function shape() {}", "export async function shape() {}"],
  ["a class", "export class shape {}", "export class shape {}"],
])("%s is found as it was declared.", (_name, text, expected) => {
  expect(exportedDeclaration({ [place.file]: text }, place)).toBe(expected);
});

test.each([
  ["it is not exported", "const shape = v.any();"],
  ["it is exported under another name", "const shape = v.any(); export { shape as outline };"],
  ["it is the default export", "export default function shape() {}"],
  ["it is passed on from another file", "export { shape } from './shapes';"],
  ["it holds an imported name", "import { inner } from './a'; export const shape = inner;"],
  ["everything is passed on from another file", "export * from './shapes';"],
  ["it is a member", "export const shapes = { shape: v.any() };"],
  ["it stands in a comment", "// export const shape = v.any();"],
  ["it only goes in a circle", "export const shape = other; const other = shape;"],
])("Nothing is found where %s.", (_name, text) => {
  expect(exportedDeclaration({ [place.file]: text }, place)).toBeUndefined();
});

test("Nothing is found in another file, nor where there is no file.", () => {
  const files = { "convex/shapes.ts": "export const shape = v.any();" };
  expect(exportedDeclaration(files, place)).toBeUndefined();
  expect(exportedDeclaration(files, { file: "toString", name: "shape" })).toBeUndefined();
});
