import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { applyEdits } from "../../../src/health/candidates/text-edit.ts";
import type { Operator } from "../../operator.ts";
import { stricterGrader } from "../../source/suite-edits.ts";

const sorting = ["toSorted", "sort", "byId", "sorted"];

export const operator: Operator = {
  letter: "S",
  description: "A list whose order is open is compared as it comes.",
  injections: (base) => {
    const { grader, graderFile } = base.eval;
    const source = ts.createSourceFile(graderFile, grader, ts.ScriptTarget.Latest, true);
    return descendants(source)
      .filter((node) => ts.isCallExpression(node))
      .filter((node) => sorting.includes(methodOf(node) ?? ""))
      .flatMap((node) => {
        if (!ts.isPropertyAccessExpression(node.expression)) return [];
        const change = replaceNode(node, node.expression.expression.getText());
        return [stricterGrader(base, change.description, applyEdits(grader, change.edits))];
      });
  },
};
