import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description: "A method that does not exist is called, and an open note documents it.",
  notes:
    "open: Queries are ended with `toArray`, which does not exist (TS2339). They end with `collect`.\n",
  documented: true,
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node) && methodOf(node) === "collect")
      .flatMap((node) =>
        ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
          ? [replaceNode(node.expression.name, "toArray")]
          : [],
      ),
});
