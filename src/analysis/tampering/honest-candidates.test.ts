import { readFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseFiles } from "../../generation/parse-files.ts";
import { loadSuite } from "../../suite/load-suite.ts";
import { findTampering } from "./find-tampering.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const suite = await loadSuite(`${root}/suites/convex`);
const replies = globSync("examples/*/{,prior/}replies/*/*.md", { cwd: root });

test.each([...suite.evals.values()])("$path: nobody honest is flagged", (graded) => {
  const candidates = [{ name: "reference", files: graded.answer }, ...graded.variants];
  const flagged = candidates.flatMap(({ name, files }) =>
    findTampering(files, graded).map((flag) => ({ name, ...flag })),
  );
  expect(flagged).toEqual([]);
});

test("no recorded reply is flagged", async () => {
  expect(replies.length).toBeGreaterThan(66);
  const flagged = await Promise.all(
    replies.map(async (reply) => {
      const parsed = parseFiles(await readFile(`${root}/${reply}`, "utf8"), { isComplete: true });
      const path = reply.replace(/^.*replies\/|\.md$/g, "");
      return parsed.status === "parsed"
        ? findTampering(parsed.files, suite.evals.get(path)).map((flag) => ({ path, ...flag }))
        : [];
    }),
  );
  expect(flagged.flat()).toEqual([]);
});
