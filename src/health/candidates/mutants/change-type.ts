import { isInReturns, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

const otherTypes: Readonly<Record<string, string>> = {
  string: "v.number()",
  number: "v.string()",
  float64: "v.string()",
  int64: "v.number()",
  boolean: "v.string()",
  bytes: "v.string()",
  null: "v.string()",
};

/** Declares another primitive type. */
export const changeType: SourceOperator = {
  name: "change type",
  changes: (source) =>
    descendants(source)
      .filter((node) => !isInReturns(node))
      .flatMap((node) => {
        const other = otherTypes[validatorKind(node) ?? ""];
        return other === undefined ? [] : [replaceNode(node, other)];
      }),
};
