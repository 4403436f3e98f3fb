import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { modelFault } from "../../source/model-fault.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";

/** A trap: the property is there, and what stands behind it wins. */
export const operator = modelFault(
  "A spread stands behind the property that should override it.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isObjectLiteralExpression(node))
      .flatMap((node) => {
        const [first, ...rest] = node.properties;
        if (first === undefined || !ts.isSpreadAssignment(first) || rest.length === 0) return [];
        const members = [...rest, first].map((member) => member.getText()).join(", ");
        return [replaceNode(node, `{ ${members} }`, `${first.getText()} last`)];
      }),
);
