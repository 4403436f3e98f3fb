import { expect, test } from "vitest";
import { taskSentences, withoutSentence } from "./task-sentences.ts";

const task = `A harbour counts ships. Write \`convex/ships.ts\` with one query.

\`\`\`ts
export const given = 1; // It is given. Keep it.
\`\`\`

- It returns the ships, the newest first. There is no limit.
- When there is none, it throws an error.

Write no schema.
`;

test("Sentences are those of prose and of lists, without code.", () => {
  expect(taskSentences(task)).toEqual([
    "A harbour counts ships.",
    "Write `convex/ships.ts` with one query.",
    "It returns the ships, the newest first.",
    "There is no limit.",
    "When there is none, it throws an error.",
    "Write no schema.",
  ]);
});

test("A sentence goes alone, and its list item with it where it held nothing else.", () => {
  expect(withoutSentence(task, "It returns the ships, the newest first.")).toBe(
    task.replace("It returns the ships, the newest first. ", ""),
  );
  expect(withoutSentence(task, "When there is none, it throws an error.")).toBe(
    task.replace("- When there is none, it throws an error.\n", ""),
  );
  expect(withoutSentence(task, "There is no limit.")).toBe(task.replace(" There is no limit.", ""));
});
