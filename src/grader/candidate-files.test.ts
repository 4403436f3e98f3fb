import { afterEach, expect, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { candidateFiles } from "./candidate-files.ts";

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
  const variables = {
    CONVEX_PORT: "1",
    CONVEX_SITE_PORT: "1",
    FAULTLINE_ADMIN_KEY: "key",
    MODEL_OUTPUT_DIR: project.directory,
    FAULTLINE_REFERENCE_FACTS: "/facts.json",
    FAULTLINE_SERVICES_URL: "http://127.0.0.1:1/token",
    FAULTLINE_FIXTURE_URL: "http://127.0.0.1:1",
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  expect(await candidateFiles()).toEqual({
    "package.json": "{}",
    "convex/index.ts": "export {};",
    "src/App.tsx": "app",
  });
});
