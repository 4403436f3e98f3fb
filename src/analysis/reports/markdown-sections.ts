/** A part of a Markdown document: its heading's text and what stands below it, verbatim. */
export interface MarkdownSection {
  readonly title: string;
  readonly body: string;
}

/** Splits a document at its headings of one level (`##` by default); headings inside fenced code are text. */
export function markdownSections(markdown: string, level = 2): readonly MarkdownSection[] {
  const heading = new RegExp(`^#{${level}}\\s+(.*?)\\s*#*\\s*$`);
  const sections: { title: string; lines: string[] }[] = [];
  let openFence: string | undefined;
  for (const line of markdown.replace(/\r\n?/g, "\n").split("\n")) {
    const title = openFence === undefined ? heading.exec(line)?.[1] : undefined;
    if (title === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ title, lines: [] });
    openFence = fenceAfter(line, openFence);
  }
  return sections.map(({ title, lines }) => ({ title, body: lines.join("\n").trim() }));
}

/** The body of the first section whose title starts with `title`, whatever its case. */
export function sectionBody(
  sections: readonly MarkdownSection[],
  title: string,
): string | undefined {
  return sections.find((section) => section.title.toLowerCase().startsWith(title.toLowerCase()))
    ?.body;
}

/** The fence that is open after a line; a fence closes with at least as many of its own marks. */
function fenceAfter(line: string, openFence: string | undefined): string | undefined {
  const marks = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
  if (marks?.[1] === undefined) return openFence;
  if (openFence === undefined) return marks[1];
  const closes = marks[1].startsWith(openFence) && marks[2]?.trim() === "";
  return closes ? undefined : openFence;
}
