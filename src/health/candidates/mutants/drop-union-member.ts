import ts from "typescript";
import { isInReturns, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { removeMember } from "../remove-member.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Leaves out one of the alternatives of a union. */
export const dropUnionMember: SourceOperator = {
  name: "drop union member",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node))
      .filter((node) => validatorKind(node) === "union" && !isInReturns(node))
      .filter((node) => node.arguments.length > 1)
      .flatMap((node) => node.arguments.map(removeMember)),
};
