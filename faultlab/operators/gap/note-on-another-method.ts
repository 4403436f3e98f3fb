import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description:
    "A method that does not exist is called, and an open note documents another one with the same code.",
  notes:
    "open: The file is stored from a mutation. `ctx.storage.store` exists in actions only, so it fails with TS2339: Property 'store' does not exist on type 'StorageWriter'.\n",
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
