import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "`as const` is missing, so that a literal is widened.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isAsExpression(node) && node.type.getText() === "const")
      .flatMap((node) =>
        ts.isAsExpression(node) ? [replaceNode(node, node.expression.getText())] : [],
      ),
);
