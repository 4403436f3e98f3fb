import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = globSync(["*.md", "docs/**/*.md", "examples/*/README.md"], { cwd: root });

/** Relative links of a page, without anchors, that lead to no file. */
function deadLinks(page: string, text: string): readonly string[] {
  const links = [...text.matchAll(/\]\((?!\w+:)([^)#\s]+)/gu)].map((match) => match[1] ?? "");
  return links
    .filter((link) => !existsSync(join(root, dirname(page), link)))
    .map((link) => `${page}: ${link}`);
}

test("every link between the pages of the repository leads to a file", () => {
  const dead = pages.flatMap((page) => deadLinks(page, readFileSync(join(root, page), "utf8")));
  expect(dead).toEqual([]);
});

test("a dead link is found, a link to elsewhere and an anchor are not", () => {
  const text = "[a](nowhere.md) [b](https://example.org) [c](#here) [d](README.md#what)";
  expect(deadLinks("README.md", text)).toEqual(["README.md: nowhere.md"]);
});
