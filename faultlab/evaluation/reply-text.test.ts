import { expect, test } from "vitest";
import { parseFiles } from "../../src/generation/parse-files.ts";
import { replyText } from "./reply-text.ts";

test("A reply is read as the files that it was made of, fences within them included.", () => {
  const files = {
    "package.json": "{}\n",
    "convex/index.ts": 'export const text = "```";\n\n````ts\n',
    "src/App.tsx": "// ## convex/other.ts\n\n# Files\n",
  };
  expect(parseFiles(replyText(files))).toMatchObject({ status: "parsed", files });
});
