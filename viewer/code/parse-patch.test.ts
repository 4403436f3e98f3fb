import { expect, test } from "vitest";
import { parsePatch } from "./parse-patch.ts";

const patch = `--- a/convex/index.ts
+++ b/convex/index.ts
@@ -3,3 +3,2 @@
 one
-two
-three
+2
\\ No newline at end of file
`;

test("a unified diff is read with the numbers of its lines", () => {
  expect(parsePatch(patch)).toEqual([
    {
      file: "convex/index.ts",
      hunks: [
        [
          { kind: "same", text: "one", before: 3, after: 3 },
          { kind: "removed", text: "two", before: 4 },
          { kind: "removed", text: "three", before: 5 },
          { kind: "added", text: "2", after: 4 },
        ],
      ],
    },
  ]);
});

test("what is no diff has no files", () => {
  expect(parsePatch("nothing of the kind")).toEqual([]);
});
