import type { CodeLine } from "./code-line.ts";

/** What stands beside each other in a diff of two columns. */
export interface LinePair {
  readonly left?: CodeLine;
  readonly right?: CodeLine;
}

/** Puts the removed lines of each change beside its added ones. */
export function pairLines(lines: readonly CodeLine[]): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let removed: CodeLine[] = [];
  let added: CodeLine[] = [];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const [left, right] = [removed[index], added[index]];
      pairs.push({ ...(left && { left }), ...(right && { right }) });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === "removed") removed.push(line);
    if (line.kind === "added") added.push(line);
    if (line.kind === "same") {
      flush();
      pairs.push({ left: line, right: line });
    }
  }
  flush();
  return pairs;
}
