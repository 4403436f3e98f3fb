/** A part of guidelines that can be left out by itself. */
export interface GuidelineSection {
  /** From its heading: lower-case words with hyphens, unique among the sections. */
  readonly id: string;
  readonly title: string;
  /** Lines in the text, from 1, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly text: string;
  readonly tokens: number;
}

const bytesPerToken = 4;

/** About how many tokens a text has, without any provider's tokenizer: four bytes of English or code each. */
export function likelyTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / bytesPerToken);
}

/**
 * The sections of guidelines: what stands below each second-level heading, below each first-level one where there is
 * none. What stands before the first of them belongs to no section and is never left out. Headings within fences are
 * text.
 */
export function guidelineSections(guidelines: string): readonly GuidelineSection[] {
  const lines = guidelines.split("\n");
  const headings = headingsOf(lines);
  const level = headings.some((heading) => heading.level === 2) ? 2 : 1;
  const starts = headings.filter((heading) => heading.level === level);
  const ids = new Map<string, number>();
  return starts.map(({ index, title }) => {
    const next = headings.find((other) => other.index > index && other.level <= level);
    const end = next?.index ?? lines.length;
    const text = lines.slice(index, end).join("\n");
    return {
      id: uniqueId(title, ids),
      title,
      firstLine: index + 1,
      lastLine: end,
      text,
      tokens: likelyTokens(text),
    };
  });
}

/** The guidelines without some of their sections; everything else stays byte for byte. */
export function withoutSections(
  guidelines: string,
  left: readonly Pick<GuidelineSection, "firstLine" | "lastLine">[],
): string {
  const isLeft = (line: number) =>
    left.some(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine);
  return guidelines
    .split("\n")
    .filter((_, index) => !isLeft(index + 1))
    .join("\n");
}

interface Heading {
  readonly index: number;
  readonly level: number;
  readonly title: string;
}

function headingsOf(lines: readonly string[]): readonly Heading[] {
  let fence: string | undefined;
  return lines.flatMap((line, index): readonly Heading[] => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
      return [];
    }
    const [, signs = "", title = ""] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
    return fence !== undefined || signs === "" ? [] : [{ index, level: signs.length, title }];
  });
}

function uniqueId(title: string, ids: Map<string, number>): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["section"];
  const id = words.join("-");
  const seen = (ids.get(id) ?? 0) + 1;
  ids.set(id, seen);
  return seen === 1 ? id : `${id}-${seen}`;
}
