import type ts from "typescript";
import { shortened } from "./source-operator.ts";
import type { SourceChange } from "./source-operator.ts";

/** Removes a member of an object literal or an element of a list, with the comma behind it. */
export function removeMember(member: ts.Node): SourceChange {
  const { text } = member.getSourceFile();
  const comma = /^\s*,/.exec(text.slice(member.getEnd()));
  const end = member.getEnd() + (comma?.[0].length ?? 0);
  return {
    description: `without ${shortened(member.getText())}`,
    edits: [{ start: member.getStart(), end, text: "" }],
  };
}
