/** A fenced block of a reply, under the heading that names its path. */
export interface ReplyBlock {
  readonly path: string;
  readonly text: string;
}

/**
 * What a reply holds below its heading "Files". `unclosed`: the last block does not end, so the reply was cut off.
 */
export type ReplyBlocks =
  | { readonly status: "no-files-section" }
  | { readonly status: "unclosed" }
  | {
      readonly status: "read";
      readonly blocks: readonly ReplyBlock[];
      readonly emptyHeadings: readonly string[];
      /** The last block does not end, and was read to the end of the reply. */
      readonly isUnclosed: boolean;
    };

export interface ReadBlocksOptions {
  /** The model ended the reply itself, so a block that does not end was not cut off. Default: that is unknown. */
  readonly isComplete?: boolean;
}

/** Finds the paths and blocks of a reply, in order; only the first block below a heading counts. */
export function readBlocks(
  reply: string,
  { isComplete = false }: ReadBlocksOptions = {},
): ReplyBlocks {
  const blocks: ReplyBlock[] = [];
  const headings: string[] = [];
  let sectionLevel: number | undefined;
  let path: string | undefined;
  let isUnclosed = false;
  for (const item of readItems(reply.split(/\r\n|\r|\n/))) {
    if (item.kind !== "line") {
      isUnclosed = item.kind === "unclosed";
      if (isUnclosed && !isComplete) return { status: "unclosed" };
      if (path !== undefined) blocks.push({ path, text: item.text });
      path = undefined;
      continue;
    }
    const heading = readHeading(item.line);
    if (heading === undefined) continue;
    const opensSection = filesHeading.test(item.line);
    if (sectionLevel !== undefined && endsSection(heading, sectionLevel) && !opensSection) break;
    if (opensSection) sectionLevel = heading.level;
    path = sectionLevel === undefined ? undefined : heading.path;
    if (path !== undefined) headings.push(path);
  }
  if (sectionLevel === undefined) return { status: "no-files-section" };
  const filled = new Set(blocks.map((block) => block.path));
  return {
    status: "read",
    blocks,
    emptyHeadings: headings.filter((heading) => !filled.has(heading)),
    isUnclosed,
  };
}

interface Fence {
  readonly indent: number;
  readonly marker: string;
  readonly length: number;
  /** Without a language; only such a fence closes. */
  readonly bare: boolean;
}

interface Heading {
  readonly level: number;
  /** Absent where the heading names no path. */
  readonly path: string | undefined;
}

const filesHeading = /^ {0,3}#{1,6}\s*[*_`]*files[*_`]*\s*:?\s*[*_`]*\s*#*\s*$/i;

/** Longer lines are no headings; so no pattern below meets a line that is long enough to slow it down. */
const longestHeading = 400;

/** More blocks than any project has; what follows is not read. */
const mostBlocks = 400;

type Item =
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "block"; readonly text: string }
  | { readonly kind: "unclosed"; readonly text: string };

function* readItems(lines: readonly string[]): Generator<Item, void> {
  const fences = lines.map(openingFence);
  let blocks = 0;
  for (let index = 0; index < lines.length && blocks <= mostBlocks; index += 1) {
    const fence = fences[index];
    if (fence === undefined) {
      yield { kind: "line", line: lines[index] ?? "" };
      continue;
    }
    const end =
      closingLine(fences, index, { nested: true }) ?? closingLine(fences, index, { nested: false });
    if (end === undefined) {
      yield { kind: "unclosed", text: blockText(lines.slice(index + 1), fence.indent) };
      return;
    }
    yield { kind: "block", text: blockText(lines.slice(index + 1, end), fence.indent) };
    index = end;
    blocks += 1;
  }
}

/** A heading of the same rank ends the section, unless it is a path. */
function endsSection(heading: Heading, level: number): boolean {
  return heading.path === undefined && heading.level <= level;
}

function openingFence(line: string): Fence | undefined {
  const match = /^(\s*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, indent = "", run = "", info = ""] = match;
  return {
    indent: indent.length,
    marker: run.charAt(0),
    length: run.length,
    bare: info.trim() === "",
  };
}

function blockText(lines: readonly string[], indent: number): string {
  const indentation = new RegExp(`^\\s{0,${Math.min(indent, longestHeading)}}`);
  const content = lines.map((line) => line.replace(indentation, ""));
  return content.length === 0 ? "" : `${content.join("\n")}\n`;
}

/**
 * The line that ends a block. Models put blocks into blocks without a longer outer fence: a fence with a language
 * inside a block opens an inner block, and the next bare fence closes that. Where this nested reading finds no end, the
 * plain reading counts.
 */
function closingLine(
  fences: readonly (Fence | undefined)[],
  opening: number,
  { nested }: { readonly nested: boolean },
): number | undefined {
  const outer = fences[opening];
  let depth = 0;
  for (let index = opening + 1; index < fences.length; index += 1) {
    const inner = fences[index];
    if (outer === undefined || inner === undefined || !isInside(inner, outer)) continue;
    if (inner.bare && depth === 0) return index;
    if (inner.bare) depth -= 1;
    else if (nested) depth += 1;
  }
  return undefined;
}

function isInside(inner: Fence, outer: Fence): boolean {
  return (
    inner.marker === outer.marker &&
    inner.length >= outer.length &&
    inner.indent <= outer.indent + 3
  );
}

function readHeading(line: string): Heading | undefined {
  if (line.length > longestHeading) return undefined;
  const heading = /^ {0,3}(#{1,6})\s*(.*?)\s*#*\s*$/.exec(line);
  if (heading !== null) return { level: heading[1]?.length ?? 1, path: pathOf(heading[2] ?? "") };
  // Some models set the path in bold or as code in place of a heading.
  const emphasised = /^\s*(\*\*.+\*\*|`[^`]+`)\s*:?\s*$/.exec(line);
  const path = emphasised === null ? undefined : pathOf(emphasised[1] ?? "");
  return path === undefined ? undefined : { level: 6, path };
}

/** The path that a heading names: bare, in backticks or bold, after a number or "File:", before a colon or remark. */
function pathOf(heading: string): string | undefined {
  const quoted = /`+([^`]+)`+/.exec(heading)?.[1];
  const text = quoted ?? heading.replaceAll("\\_", "_").replace(/^\*+|\*+$/g, "");
  const bare = text
    .trim()
    .replace(/^(?:\d+[.)]\s+)?(?:file(?:name)?\s*:\s*)?/i, "")
    .replace(/\s+\(.*\)$/, "")
    .replace(/^\*+|\*+$|:$/g, "")
    .trim();
  const looksLikePath =
    /[/\\]/.test(bare) || /^\.?[\w-]+(?:\.[\w-]+)+$/.test(bare) || /^\.[\w-]+$/.test(bare);
  return looksLikePath && !/\s/.test(bare) ? bare : undefined;
}
