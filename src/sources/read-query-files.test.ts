import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../lib/harness-error.ts";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { readQueryFiles } from "./read-query-files.ts";

test("every file is read as JSON, with its name", async () => {
  await using tree = await temporaryTree({ "a.json": "[1]", "b.json": "{}" });
  const files = ["a.json", "b.json"].map((file) => join(tree.directory, file));
  expect(await readQueryFiles(files)).toEqual([
    { from: files[0], value: [1] },
    { from: files[1], value: {} },
  ]);
});

test.each([
  ["nowhere.json", /nowhere\.json cannot be read/],
  ["text.json", /text\.json is not JSON/],
  ["deep.json", /deep\.json is nested too deeply/],
])("%s is the user's mistake, named", async (file, message) => {
  await using tree = await temporaryTree({
    "text.json": "<html>",
    "deep.json": `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
  });
  const caught = await readQueryFiles([join(tree.directory, file)]).catch(
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(UsageError);
  expect(String(caught)).toMatch(message);
});
