import { expect, test } from "vitest";
import { codeForms } from "./code-forms.ts";

test("imports are names with their module, however deep the file that imports them", () => {
  const { imports } = codeForms(
    'import { query, type QueryCtx as Ctx } from "../../_generated/server";\nimport v from "x";\n',
  );
  expect([...imports]).toEqual(["query from _generated/server", "QueryCtx from _generated/server"]);
});

test("objects are their keys in any order, a spread among them", () => {
  const { objects } = codeForms("return { page: rest, ...result };\nf({ one: 1 });\n");
  expect([...objects]).toEqual(["..., page"]);
});
