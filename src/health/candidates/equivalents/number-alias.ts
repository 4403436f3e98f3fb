import ts from "typescript";
import { validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Writes the other name of the validator of numbers. */
export const numberAlias: SourceOperator = {
  name: "number alias",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      const other = { number: "v.float64()", float64: "v.number()" }[validatorKind(node) ?? ""];
      if (other === undefined) return [];
      const place = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : "";
      return [replaceNode(node, other, `${shortened(place)} as ${other}`)];
    }),
};
