import type ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import { lineStart, nextLineStart, startsLine } from "../syntax/layout.ts";

/** Takes an item out of a comma-separated list, with its comma and, where it had lines of its own, those lines. */
export function deleteListItem(item: ts.Node): TextEdit {
  const source = item.getSourceFile();
  const { text, fileName } = source;
  const start = item.getStart();
  const end = endOfListItem(item);
  const restOfLine = text.slice(end, nextLineStart(text, end));
  if (startsLine(text, start) && restOfLine.trim() === "") {
    return {
      file: fileName,
      start: lineStart(text, start),
      end: nextLineStart(text, end),
      newText: "",
    };
  }
  if (end > item.end) {
    const spaces = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    return { file: fileName, start, end: end + spaces, newText: "" };
  }
  const before = /,\s*$/.exec(text.slice(0, start));
  return { file: fileName, start: before?.index ?? start, end, newText: "" };
}

/** Offset after an item and the comma that follows it, if one does. */
export function endOfListItem(item: ts.Node): number {
  const rest = item.getSourceFile().text.slice(item.end);
  return item.end + (/^\s*,/.exec(rest)?.[0].length ?? 0);
}
