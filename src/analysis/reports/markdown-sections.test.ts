import { expect, test } from "vitest";
import { markdownSections, sectionBody } from "./markdown-sections.ts";

test("headings inside fenced code do not start a section", () => {
  const markdown = "# T\n\n## One\n\n````\n## Two\n```\n````\n\ntext\n\n## Three\nend\n";
  expect(markdownSections(markdown)).toEqual([
    { title: "One", body: "````\n## Two\n```\n````\n\ntext" },
    { title: "Three", body: "end" },
  ]);
});

test("Windows line ends and closing marks of headings are understood", () => {
  expect(markdownSections("## One ##\r\nbody\r\n")).toEqual([{ title: "One", body: "body" }]);
});

test("a section is found by the start of its title in any case", () => {
  const sections = markdownSections("## ACTIONS TAKEN (so far)\n- one\n");
  expect(sectionBody(sections, "Actions taken")).toBe("- one");
});
