import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { loadProjectConfig } from "./load-project-config.ts";

test("without a file the two built-in experiments can be named", async () => {
  await using folder = await temporaryTree();
  expect(await loadProjectConfig({ directory: folder.directory })).toEqual({
    experiments: [
      { name: "default", guidelines: "suite", samples: 1 },
      { name: "no_guidelines", guidelines: "none", samples: 1 },
    ],
    models: [],
    providers: [],
  });
});

const typed = `
interface Experiment { readonly guidelines: string }
const mine: Experiment = { guidelines: "texts/short.md" };
export default { experiments: { mine, default: { samples: 3 } }, budget: 5 };
`;

test("a file in TypeScript is run as it is, and names files relative to itself", async () => {
  await using folder = await temporaryTree({ "faultline.config.ts": typed });
  expect(await loadProjectConfig({ directory: folder.directory })).toEqual({
    experiments: [
      { name: "default", guidelines: "suite", samples: 3 },
      { name: "no_guidelines", guidelines: "none", samples: 1 },
      { name: "mine", guidelines: { file: join(folder.directory, "texts/short.md") }, samples: 1 },
    ],
    models: [],
    providers: [],
    budget: 5,
  });
});

test("a file that was named is taken, JSON too", async () => {
  await using folder = await temporaryTree({ "other.json": '{ "budget": 2 }' });
  const file = join(folder.directory, "other.json");
  expect((await loadProjectConfig({ file })).budget).toBe(2);
});

test.each([
  ["an unknown field", "export default { experimnets: {} }", /experimnets/u],
  [
    "a value out of range",
    "export default { experiments: { hot: { temperature: 9 } } }",
    /is not valid: "experiments\.hot\.temperature"/u,
  ],
  ["no export", "export const a = 1;", /exports no configuration: write "export default/u],
  ["an error of its own", 'throw new Error("oops")', /cannot be loaded: oops/u],
])("%s is said with the file's name", async (_what, text, message) => {
  await using folder = await temporaryTree({ "faultline.config.mjs": text });
  const loading = loadProjectConfig({ directory: folder.directory });
  await expect(loading).rejects.toThrow(message);
  await expect(loading).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringContaining(join(folder.directory, "faultline.config.mjs")),
  });
});

test("a named file that is not there is said", async () => {
  await expect(loadProjectConfig({ file: "/nowhere/faultline.config.ts" })).rejects.toThrow(
    "The configuration /nowhere/faultline.config.ts cannot be loaded",
  );
});
