import { expect, test } from "vitest";
import { code, fence, prose, tableRow } from "./escape-markdown.ts";

test("prose keeps words and code spans and takes away what would be Markdown", () => {
  expect(prose('# Title [link](http://x) <b>bold</b> *a* | `v.id("a_b")`\n## Actions taken')).toBe(
    '\\# Title \\[link\\](http://x) \\<b\\>bold\\</b\\> \\*a\\* | `v.id("a_b")` ## Actions taken',
  );
});

test("prose leaves underscores inside words alone", () => {
  expect(prose("use_mutation and _private")).toBe("use_mutation and \\_private");
});

test("prose starting like a list item does not start a list", () => {
  expect([prose("1. one"), prose("- two"), prose("+ three")]).toEqual([
    "1\\. one",
    "\\- two",
    "\\+ three",
  ]);
});

test("prose escapes a backtick that closes no code span", () => {
  expect(prose("a ` b")).toBe("a \\` b");
});

test("code uses more backticks than its content holds", () => {
  expect(code("a `b` | c")).toBe("``a `b` | c``");
  expect(code("`edge")).toBe("`` `edge ``");
});

test("a fence is longer than any inside and indents every line", () => {
  expect(fence("const a = `x`;\n````\nend", { language: "ts", indent: 2 })).toBe(
    "  `````ts\n  const a = `x`;\n  ````\n  end\n  `````",
  );
});

test("control characters and text reordering marks do not survive", () => {
  expect(code("a\u001b[31mb\u202ec")).toBe("`a[31mbc`");
});

test("a bar inside a cell does not end the cell", () => {
  expect(tableRow(["a | b", code("c|d"), "e\\|f"])).toBe("| a \\| b | `c\\|d` | e\\|f |");
});
