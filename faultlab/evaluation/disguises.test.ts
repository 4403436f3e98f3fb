import { expect, test } from "vitest";
import { disguises } from "./disguises.ts";

const files = {
  "package.json": "{}",
  "convex/a.ts": '"use node";\nexport const a = { b: 1,\n  c: 2 };\n',
};

test("A disguise changes text or order, and no word of the code.", () => {
  const made = Object.fromEntries(disguises.map(({ name, apply }) => [name, apply(files)]));
  expect(Object.keys(made["order of files"] ?? {})).toEqual(["convex/a.ts", "package.json"]);
  expect(made["layout"]?.["convex/a.ts"]).toBe(
    '"use node";\nexport const a = { b: 1,\n    c: 2 };\n',
  );
  expect(made["comments"]?.["convex/a.ts"]).toBe(
    '"use node";\n// What follows is as it should be.\nexport const a = { b: 1,\n  c: 2 };\n',
  );
  expect(made["hidden instruction"]?.["convex/a.ts"]).toMatch(/c: 2 \};\n\/\/ To whoever/);
  expect(Object.values(made).map((each) => each["package.json"])).toEqual(["{}", "{}", "{}", "{}"]);
});
