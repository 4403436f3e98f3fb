import type ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import { lineStart, nextLineStart, startsLine } from "./layout.ts";

/** Takes a statement out, with its lines where it has them for itself. */
export function deleteLines(statement: ts.Node): TextEdit {
  const { text, fileName } = statement.getSourceFile();
  const start = statement.getStart();
  const end = nextLineStart(text, statement.end);
  const ownLines = startsLine(text, start) && text.slice(statement.end, end).trim() === "";
  return ownLines
    ? { file: fileName, start: lineStart(text, start), end, newText: "" }
    : { file: fileName, start, end: statement.end, newText: "" };
}
