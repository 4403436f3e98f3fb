import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Leaves out a statement that does something. */
export const dropStatement: SourceOperator = {
  name: "drop statement",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isExpressionStatement(node) && !ts.isSourceFile(node.parent))
      .map((node) => replaceNode(node, "", `without ${shortened(node.getText())}`)),
};
