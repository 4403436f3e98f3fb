import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { openWorkspace } from "./faultline.ts";

const suite = fileURLToPath(new URL("../fixtures/foreign-suite", import.meta.url));

const validation = z.object({
  gates: z.array(
    z.object({ evalPath: z.string(), kind: z.string(), held: z.boolean(), detail: z.string() }),
  ),
});

test("a suite that was written for the official backend runs as it is: references pass, null candidates fail", async () => {
  await using workspace = await openWorkspace();
  const { exitCode, stdout } = await workspace.faultline("validate", "--suite", suite, "--json");
  const { gates } = validation.parse(JSON.parse(stdout));
  expect(gates.filter(({ held }) => !held)).toEqual([]);
  expect(exitCode).toBe(0);
  const references = gates.filter(({ kind }) => kind === "reference");
  expect(references.map(({ evalPath }) => evalPath)).toEqual([
    "000-basics/000-notes",
    "000-basics/001-uploads",
    "000-basics/002-house_rules",
    "001-components/000-tally",
  ]);
});
