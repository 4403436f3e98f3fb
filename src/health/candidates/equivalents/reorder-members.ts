import ts from "typescript";
import { isFieldsObject, isTables, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Declares fields, tables, and members of unions in another order. */
export const reorderMembers: SourceOperator = {
  name: "reorder members",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (isFieldsObject(node) || isTables(node)) return reordered(node, node.properties);
      if (validatorKind(node) !== "union" || !ts.isCallExpression(node)) return [];
      return reordered(node, node.arguments);
    }),
};

function reordered(node: ts.Node, members: ts.NodeArray<ts.Node>): readonly SourceChange[] {
  const [first] = members;
  const last = members.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const texts = members.map((member) => member.getText()).toReversed();
  const edits = [{ start: first.getStart(), end: last.getEnd(), text: texts.join(", ") }];
  return [{ description: `reordered ${shortened(node.getText())}`, edits }];
}
