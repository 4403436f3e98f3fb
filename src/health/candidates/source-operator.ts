import type ts from "typescript";
import type { TextEdit } from "./text-edit.ts";

/** One change of one file. */
export interface SourceChange {
  /** What it does there, in a few words that stay the same while lines move: `desc → asc`. */
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** Something that can be done to a source file, at any number of places. */
export interface SourceOperator {
  readonly name: string;
  changes(source: ts.SourceFile): readonly SourceChange[];
}

/** The change of one node into another text. */
export function replaceNode(node: ts.Node, text: string, description?: string): SourceChange {
  const before = node.getText();
  return {
    description: description ?? `${shortened(before)} → ${shortened(text)}`,
    edits: [{ start: node.getStart(), end: node.getEnd(), text }],
  };
}

/** The first line of a text, cut at 60 characters. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
