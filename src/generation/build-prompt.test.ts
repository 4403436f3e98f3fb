import { expect, test } from "vitest";
import { buildPrompt } from "./build-prompt.ts";
import { parseFiles } from "./parse-files.ts";

test("the prompt holds guidelines and task", () => {
  expect(buildPrompt({ task: "Write a.\n", guidelines: "Be brief.\n" }).prompt).toBe(
    "# Guidelines\n\nBe brief.\n\n# Task\n\nWrite a.",
  );
});

test("without guidelines it holds the task alone", () => {
  expect(buildPrompt({ task: "Write a.\n", guidelines: "" }).prompt).toBe("# Task\n\nWrite a.");
});

test("the example of the format is one that the parser reads", () => {
  expect(parseFiles(buildPrompt({ task: "", guidelines: "" }).system)).toEqual({
    status: "parsed",
    files: {
      "package.json": '{ "name": "example", "private": true }\n',
      "convex/index.ts": "export {};\n",
    },
    notes: [],
  });
});

test("a system prompt comes before the format", () => {
  const { system } = buildPrompt({ task: "", guidelines: "", systemPrompt: "Be terse.\n" });
  expect(system).toBe(`Be terse.\n\n${buildPrompt({ task: "", guidelines: "" }).system}`);
});
