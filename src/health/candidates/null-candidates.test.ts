import { expect, test } from "vitest";
import { nullCandidates } from "./null-candidates.ts";

const schema = `import { defineSchema } from "convex/server";

export default defineSchema({});
`;

test("Null candidates are empty, or keep the functions and do nothing in them.", () => {
  const answer = {
    "package.json": '{ "name": "doors" }',
    "convex/schema.ts": "export default defineSchema({ doors });",
    "convex/doors.ts":
      "export const open = query({ args: {}, returns: v.any(), handler: async () => 1 });",
    "convex/http.ts": "const hook = httpAction(async () => new Response('1'));",
    "src/App.tsx": "export default function App() { return <p>1</p>; }",
  };
  expect(nullCandidates(answer)).toEqual([
    { name: "empty project", files: { "package.json": answer["package.json"] } },
    {
      name: "project without functions",
      files: {
        "package.json": answer["package.json"],
        "convex/schema.ts": answer["convex/schema.ts"],
      },
    },
    {
      name: "functions that return null",
      files: {
        ...answer,
        "convex/doors.ts": "export const open = query({ args: {},  handler: async () => null });",
        "convex/http.ts": "const hook = httpAction(async () => new Response(null));",
        "src/App.tsx": "export default function App() { return null; }",
      },
    },
    {
      name: "functions that throw",
      files: {
        ...answer,
        "convex/doors.ts":
          'export const open = query({ args: {},  handler: async () => { throw new Error("Nothing here."); } });',
        "convex/http.ts":
          'const hook = httpAction(async () => { throw new Error("Nothing here."); });',
        "src/App.tsx": 'export default function App() { throw new Error("Nothing here."); }',
      },
    },
  ]);
});

test("A reference that only returns null has no null candidate that does the same.", () => {
  const answer = {
    "convex/index.ts":
      "export const probe = query({ args: {}, returns: v.null(), handler: async () => null });",
  };
  expect(nullCandidates(answer).map(({ name }) => name)).toEqual([
    "empty project",
    "project without functions",
    "functions that throw",
  ]);
});

test("Of a schema alone the project without functions has an empty schema.", () => {
  const answer = { "convex/schema.ts": "export default defineSchema({ doors });" };
  expect(nullCandidates(answer)).toEqual([
    { name: "empty project", files: { "package.json": '{ "private": true }\n' } },
    {
      name: "project without functions",
      files: { "package.json": '{ "private": true }\n', "convex/schema.ts": schema },
    },
  ]);
});
