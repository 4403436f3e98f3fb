import { expect, test } from "vitest";
import { statingSentence } from "./stating-sentence.ts";

const task = `Write two files for a library.

- \`convex/schema.ts\` has one table, \`books\`, with \`title\` and \`year\`.
- Deleting a book that is gone throws. The message says "not found".
- Do NOT declare a \`returns\` validator.`;

function find(strong: readonly string[], weak: readonly string[] = []): string | undefined {
  return statingSentence(task, { strong: new Set(strong), members: new Set(), weak: new Set(weak) })
    ?.text;
}

test("finds the sentence that names what the repair changes, as it stands in the task", () => {
  expect(find(["returns"])).toBe("- Do NOT declare a `returns` validator.");
  expect(find(["year"])).toBe(
    "- `convex/schema.ts` has one table, `books`, with `title` and `year`.",
  );
});

test("says nothing where only terms around the failure occur", () => {
  expect(find(["splitCursor"], ["title", "message"])).toBeUndefined();
});

test("what a repair removes was forbidden by the sentence that says not to write it", () => {
  const text = "It returns one page of `books`.\nDo NOT declare a `returns` validator.";
  const terms = {
    strong: new Set(["returns", "page"]),
    members: new Set<string>(),
    weak: new Set<string>(),
    root: "returns",
    removes: true,
  };
  expect(statingSentence(text, terms)?.line).toBe(2);
});

test("gives the line of the sentence", () => {
  const found = statingSentence(task, {
    strong: new Set(["found"]),
    members: new Set(),
    weak: new Set(),
  });
  expect(found).toEqual({ line: 4, text: 'The message says "not found".' });
});

test("a behaviour of the code is found in the words for it", () => {
  expect(find(["throw"], ["found"])).toBe("- Deleting a book that is gone throws.");
});
