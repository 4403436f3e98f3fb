import { afterEach, expect, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { candidateFiles } from "./candidate-files.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("A candidate's files are its own sources, without packages and generated code.", async () => {
  await using project = await temporaryTree({
    "package.json": "{}",
    "convex/index.ts": "export {};",
    "convex/_generated/api.d.ts": "generated",
    "node_modules/convex/index.js": "package",
    "src/App.tsx": "app",
  });
  stubGradingEnvironment({ MODEL_OUTPUT_DIR: project.directory });
  expect(await candidateFiles()).toEqual({
    "package.json": "{}",
    "convex/index.ts": "export {};",
    "src/App.tsx": "app",
  });
});
