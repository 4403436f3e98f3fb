import type { GapNote } from "../domain/eval.ts";

/**
 * Reads a gap file: one note per line, optionally marked `open:`, `covered:` or `resolved:` (unmarked is open) and
 * listed with `-` or `*`. Blank lines and lines that start with `#` are no notes.
 */
export function parseGapNotes(text: string): readonly GapNote[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const note = line.replace(/^\s*(?:[-*]\s+)?/, "").trim();
    if (note === "" || note.startsWith("#")) return [];
    return [{ ...statusAndText(note), line: index + 1 }];
  });
}

function statusAndText(note: string): Pick<GapNote, "status" | "text"> {
  const text = note.replace(/^(?:open|covered|resolved)\s*:\s*/i, "");
  if (/^covered\s*:/i.test(note)) return { status: "covered", text };
  if (/^resolved\s*:/i.test(note)) return { status: "resolved", text };
  return { status: "open", text };
}
