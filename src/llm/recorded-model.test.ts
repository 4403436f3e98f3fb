import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { recordedModel } from "./recorded-model.ts";

const request = { evalPath: "000-a/000-b", sample: 0, system: "", prompt: "" };

test("replies with the file of the eval", async () => {
  await using tree = await temporaryTree({ "000-a/000-b.md": "# Files\n" });
  const model = recordedModel({ provider: "acme", name: "coder-1", directory: tree.directory });
  expect(await model.generate(request)).toEqual({ text: "# Files\n", finishReason: "other" });
});

test("an eval without a reply is skipped, and named", async () => {
  await using tree = await temporaryTree();
  const model = recordedModel({ provider: "acme", name: "coder-1", directory: tree.directory });
  const error = await model.generate(request).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: "HarnessError", kind: "skip-attempt" });
  expect(String(error)).toContain("no recorded reply for 000-a/000-b");
});
