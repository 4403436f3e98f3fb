import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Answers null where an error is due, and fails where null is. */
export const swapNullAndThrow: SourceOperator = {
  name: "null for throw",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (ts.isThrowStatement(node)) return [replaceNode(node, "return null;")];
      if (ts.isReturnStatement(node) && node.expression?.kind === ts.SyntaxKind.NullKeyword) {
        return [replaceNode(node, 'throw new Error("Nothing");')];
      }
      return [];
    }),
};
