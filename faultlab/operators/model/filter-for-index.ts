import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "The whole table is read and filtered where an index would do.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node) && methodOf(node) === "withIndex")
      .flatMap((node) => {
        if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
          return [];
        }
        const range = node.arguments[1];
        if (range === undefined || !ts.isArrowFunction(range)) return [];
        const equal = /\.eq\("(\w+)", (.+)\)$/s.exec(range.body.getText());
        if (equal?.[1] === undefined || range.body.getText().split(".eq(").length !== 2) return [];
        const table = node.expression.expression.getText();
        const filter = `(q) => q.eq(q.field("${equal[1]}"), ${equal[2]})`;
        return [replaceNode(node, `${table}.filter(${filter})`, "withIndex → filter")];
      }),
);
