import ts from "typescript";
import { descendants } from "../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../src/health/candidates/source-operator.ts";
import type { SourceChange } from "../../src/health/candidates/source-operator.ts";
import { modelFault } from "../source/model-fault.ts";

export const operator = modelFault(
  "A field of a result is spelt in snake case, which the task spells in camel case.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isObjectLiteralExpression(node))
      .filter(isResult)
      .flatMap(({ properties }) => properties.flatMap(renamed)),
);

function isResult(node: ts.ObjectLiteralExpression): boolean {
  const outer = ts.isParenthesizedExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isReturnStatement(outer) || ts.isArrowFunction(outer);
}

function renamed(member: ts.ObjectLiteralElementLike): readonly SourceChange[] {
  if (member.name === undefined || !ts.isIdentifier(member.name)) return [];
  const name = member.name.text;
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (snake === name) return [];
  const text = ts.isShorthandPropertyAssignment(member) ? `${snake}: ${name}` : snake;
  return [replaceNode(member.name, text, `${name} → ${snake}`)];
}
