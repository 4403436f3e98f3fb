import { expect, test } from "vitest";
import { scriptedModel } from "./scripted-model.ts";

const request = { evalPath: "000-a/000-b", sample: 0, system: "", prompt: "" };

test("follows its script and remembers what it was asked", async () => {
  const cut = { text: "# Fi", finishReason: "length" } as const;
  const model = scriptedModel({ "000-a/000-b": [new Error("down"), cut, "whole"] });
  await expect(model.generate(request)).rejects.toThrow("down");
  expect(await model.generate(request)).toEqual(cut);
  expect(await model.generate(request)).toEqual({ text: "whole", finishReason: "stop" });
  expect(await model.generate(request)).toEqual({ text: "whole", finishReason: "stop" });
  expect(model.requests).toEqual([request, request, request, request]);
});

test("an eval that the script does not hold is skipped", async () => {
  await expect(scriptedModel({}).generate(request)).rejects.toMatchObject({ kind: "skip-attempt" });
});
