import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadSuite } from "../suite/load-suite.ts";
import { sentenceGates } from "./sentence-gates.ts";

const suite = await loadSuite(fileURLToPath(new URL("../../suites/convex", import.meta.url)));

test("Every assertion of the shipped suite rests on a sentence of its task.", () => {
  const results = sentenceGates(suite);
  expect(results.length).toBe(suite.evals.size);
  expect(results.filter(({ held }) => !held)).toEqual([]);
});
