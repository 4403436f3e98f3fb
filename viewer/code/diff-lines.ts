import { diffArrays } from "diff";
import type { CodeLine } from "./code-line.ts";
import { linesOf } from "./code-line.ts";

/** Two texts as one list of lines: what both hold, what the second adds, what it lacks. */
export function diffLines(before: string, after: string): readonly CodeLine[] {
  const numbers = { before: 0, after: 0 };
  return diffArrays([...linesOf(before)], [...linesOf(after)]).flatMap(
    ({ value, added, removed }) =>
      value.map((text): CodeLine => {
        if (!added) numbers.before += 1;
        if (!removed) numbers.after += 1;
        if (added) return { kind: "added", text, after: numbers.after };
        if (removed) return { kind: "removed", text, before: numbers.before };
        return { kind: "same", text, ...numbers };
      }),
  );
}

/** A stretch of lines that is shown, or one of equal lines that is folded. */
export type DiffStretch =
  | { readonly kind: "shown"; readonly lines: readonly CodeLine[] }
  | { readonly kind: "folded"; readonly lines: readonly CodeLine[] };

/** Folds equal lines that are further than `context` lines from every change, where that saves more than a line. */
export function foldEqualLines(lines: readonly CodeLine[], context = 3): readonly DiffStretch[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === "same") return;
    for (let each = index - context; each <= index + context; each += 1) near.add(each);
  });
  return stretches(lines, (index) => near.has(index)).map((stretch) =>
    stretch.kind === "folded" && stretch.lines.length === 1
      ? { kind: "shown", lines: stretch.lines }
      : stretch,
  );
}

function stretches(
  lines: readonly CodeLine[],
  isShown: (index: number) => boolean,
): readonly DiffStretch[] {
  const found: { kind: DiffStretch["kind"]; lines: CodeLine[] }[] = [];
  lines.forEach((line, index) => {
    const kind = isShown(index) ? "shown" : "folded";
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else found.push({ kind, lines: [line] });
  });
  return found;
}
