import ts from "typescript";
import { isFieldsObject, isTables, registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { removeMember } from "../remove-member.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Leaves a property out of a value, or an attribute out of an element. */
export const dropProperty: SourceOperator = {
  name: "drop property",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isObjectLiteralExpression(node) || ts.isJsxAttributes(node))
      .filter((node) => !isFieldsObject(node) && !isTables(node))
      .filter((node) => registrationOf(node.parent) === undefined)
      .flatMap((node) => node.properties.map(removeMember)),
};
