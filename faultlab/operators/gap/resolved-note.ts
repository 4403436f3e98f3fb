import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description:
    "A method that does not exist is called, and a note that documents it is marked as resolved.",
  notes:
    "resolved: Queries are ended with `toArray`, which does not exist (TS2339). The guidelines name `collect` now.\n",
  documented: false,
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node) && methodOf(node) === "collect")
      .flatMap((node) =>
        ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
          ? [replaceNode(node.expression.name, "toArray")]
          : [],
      ),
});
