import ts from "typescript";
import { isFieldsObject, isInReturns, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Makes a required field optional, and an optional one required. */
export const changeOptionality: SourceOperator = {
  name: "change optionality",
  changes: (source) =>
    descendants(source)
      .filter(isFieldsObject)
      .filter((object) => !isInReturns(object))
      .flatMap((object) => object.properties.flatMap(changed)),
};

function changed(member: ts.ObjectLiteralElementLike): readonly SourceChange[] {
  if (!ts.isPropertyAssignment(member)) return [];
  const { initializer } = member;
  const name = shortened(member.name.getText());
  if (validatorKind(initializer) !== "optional") {
    return [replaceNode(initializer, `v.optional(${initializer.getText()})`, `${name} optional`)];
  }
  const inner = ts.isCallExpression(initializer) ? initializer.arguments[0] : undefined;
  return inner === undefined ? [] : [replaceNode(initializer, inner.getText(), `${name} required`)];
}
