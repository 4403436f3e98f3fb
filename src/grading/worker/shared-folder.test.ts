import { readdir, readFile, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../../testing/temporary-tree.ts";
import { sharedFolder } from "./shared-folder.ts";

test("is filled once, and those who come while it is filled see it whole", async () => {
  await using place = await temporaryTree();
  const folder = join(place.directory, "cache", "program");
  const read = async (name: string): Promise<string> => {
    const made = await sharedFolder(folder, async (draft) => {
      await writeFile(join(draft, "a"), name);
      await delay(20);
      await writeFile(join(draft, "b"), name);
    });
    const [a, b] = await Promise.all(["a", "b"].map((file) => readFile(join(made, file), "utf8")));
    return `${a} ${b}`;
  };
  const [first, ...others] = await Promise.all([read("one"), read("two"), read("three")]);
  expect(others).toEqual([first, first]);
  expect(await read("four")).toBe(first);
  expect(await readdir(join(place.directory, "cache"))).toEqual(["program"]);
});

test("what could not be filled is not there, and can be filled later", async () => {
  await using place = await temporaryTree();
  const folder = join(place.directory, "program");
  const failing = sharedFolder(folder, () => Promise.reject(new Error("The disk is full.")));
  await expect(failing).rejects.toThrow("The disk is full.");
  expect(await readdir(place.directory)).toEqual([]);
  await sharedFolder(folder, (draft) => writeFile(join(draft, "a"), "whole"));
  expect(await readFile(join(folder, "a"), "utf8")).toBe("whole");
});
