import { parsePatch as parse } from "diff";
import type { CodeLine } from "./code-line.ts";

/** What a patch changes in one file. */
export interface PatchedFile {
  readonly file: string;
  /** Each hunk by itself: lines between them are not known. */
  readonly hunks: readonly (readonly CodeLine[])[];
}

/** Reads a unified diff. A text that is none has no files. */
export function parsePatch(text: string): readonly PatchedFile[] {
  try {
    return parse(text)
      .filter(({ hunks }) => hunks.length > 0)
      .map(({ oldFileName, newFileName, hunks }) => ({
        file: nameOf(newFileName, oldFileName),
        hunks: hunks.map(hunkLines),
      }));
  } catch {
    return [];
  }
}

function nameOf(after: string | undefined, before: string | undefined): string {
  const name = after === undefined || after === "/dev/null" ? before : after;
  return (name ?? "").replace(/^[ab]\//u, "");
}

function hunkLines(hunk: {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly string[];
}): readonly CodeLine[] {
  const next = { before: hunk.oldStart, after: hunk.newStart };
  return hunk.lines
    .filter((line) => !line.startsWith("\\"))
    .map((line): CodeLine => {
      const text = line.slice(1).replace(/\r$/u, "");
      if (line.startsWith("+")) return { kind: "added", text, after: next.after++ };
      if (line.startsWith("-")) return { kind: "removed", text, before: next.before++ };
      return { kind: "same", text, before: next.before++, after: next.after++ };
    });
}
