import ts from "typescript";
import { registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Takes arguments apart in the parameter list. */
export const destructureArguments: SourceOperator = {
  name: "destructure arguments",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      const handler = registrationOf(node)?.handler;
      return handler !== undefined && ts.isArrowFunction(handler) ? destructured(handler) : [];
    }),
};

function destructured(handler: ts.ArrowFunction): readonly SourceChange[] {
  const parameter = handler.parameters[1];
  if (parameter === undefined || !ts.isIdentifier(parameter.name)) return [];
  const { text } = parameter.name;
  const uses = descendants(handler.body).filter(
    (node) => ts.isIdentifier(node) && node.text === text,
  );
  const reads = uses.map(({ parent }) => parent).filter((parent) => isReadOf(parent, text));
  if (reads.length === 0 || reads.length !== uses.length || reads.some(isMethodCall)) return [];
  const names = [...new Set(reads.map((read) => read.name.text))];
  if (names.some((name) => isDeclared(handler, name))) return [];
  const change = replaceNode(parameter.name, `{ ${names.join(", ")} }`);
  const edits = reads.flatMap((read) => replaceNode(read, read.name.text).edits);
  const inShorthand = reads.some(({ parent, name }) => isSameProperty(parent, name.text));
  return inShorthand ? [] : [{ ...change, edits: [...change.edits, ...edits] }];
}

function isReadOf(node: ts.Node, name: string): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === name;
}

/** A method needs what it is called on. */
function isMethodCall(read: ts.PropertyAccessExpression): boolean {
  return ts.isCallExpression(read.parent) && read.parent.expression === read;
}

/** `{ text: args.text }` would become `{ text: text }`, which a linter may report. */
function isSameProperty(node: ts.Node, name: string): boolean {
  return ts.isPropertyAssignment(node) && node.name.getText() === name;
}

function isDeclared(handler: ts.ArrowFunction, name: string): boolean {
  return descendants(handler).some(
    (node) =>
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      node.name.getText() === name,
  );
}
