import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { openAssetFolder } from "./asset-folder.ts";

test("files below the folder are read, and none beside it", async () => {
  await using tree = await temporaryTree({ "pages/a.txt": "a", secret: "s" });
  const folder = openAssetFolder(join(tree.directory, "pages"));
  expect(new TextDecoder().decode(await folder.read("a.txt"))).toBe("a");
  for (const path of ["../secret", `${tree.directory}/secret`, "a.txt/b", "", "a\0.txt", "none"]) {
    expect(await folder.read(path)).toBeUndefined();
  }
});
