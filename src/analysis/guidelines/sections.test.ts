import { expect, test } from "vitest";
import { guidelineSections, likelyTokens, withoutSections } from "./sections.ts";

const text = `# Guidelines

Be brief.

## Files

One per module.

\`\`\`md
## No heading
\`\`\`

### Names

Short.

## Files

Again.
`;

test("sections go from one second-level heading to the next, fences are text, ids are unique", () => {
  expect(guidelineSections(text).map(({ text: _text, ...section }) => section)).toEqual([
    { id: "files", title: "Files", firstLine: 5, lastLine: 16, tokens: 18 },
    { id: "files-2", title: "Files", firstLine: 17, lastLine: 20, tokens: 5 },
  ]);
});

test("where there is no second-level heading, first-level ones count; without any, there is no section", () => {
  expect(guidelineSections("# A\na\n# B\nb").map(({ id, text: own }) => [id, own])).toEqual([
    ["a", "# A\na"],
    ["b", "# B\nb"],
  ]);
  expect(guidelineSections("Be brief.")).toEqual([]);
});

test("what is not left out stays byte for byte", () => {
  const [files, again] = guidelineSections(text);
  expect(files && withoutSections(text, [files])).toBe(
    "# Guidelines\n\nBe brief.\n\n## Files\n\nAgain.\n",
  );
  expect(files && again && withoutSections(text, [again, files])).toBe(
    "# Guidelines\n\nBe brief.\n",
  );
  expect(withoutSections(text, [])).toBe(text);
});

test("tokens are counted at four bytes each", () => {
  expect([likelyTokens(""), likelyTokens("abcd"), likelyTokens("äöü")]).toEqual([0, 1, 2]);
});
