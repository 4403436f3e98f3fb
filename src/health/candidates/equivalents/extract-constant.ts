import ts from "typescript";
import { isFieldsObject, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Names a part of a validator in a constant of the module. */
export const extractConstant: SourceOperator = {
  name: "extract constant",
  changes: (source) =>
    descendants(source)
      .filter((node) => isArguments(node) || isNestedValidator(node))
      .map((node) => extracted(node)),
};

function isArguments(node: ts.Node): boolean {
  return (
    isFieldsObject(node) &&
    ts.isPropertyAssignment(node.parent) &&
    node.parent.name.getText() === "args"
  );
}

function isNestedValidator(node: ts.Node): boolean {
  const kind = validatorKind(node);
  return kind === "object" || kind === "union" || kind === "array";
}

function extracted(node: ts.Node): SourceChange {
  const source = node.getSourceFile();
  const start = statementOf(node).getStart();
  return {
    description: `constant for ${shortened(node.getText())}`,
    edits: [
      { start, end: start, text: `const extractedPart = ${node.getText(source)};\n\n` },
      { start: node.getStart(), end: node.getEnd(), text: "extractedPart" },
    ],
  };
}

function statementOf(node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isSourceFile(at.parent)) at = at.parent;
  return at;
}
