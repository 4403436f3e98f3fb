import ts from "typescript";
import type { Place } from "../../domain/diagnostic.ts";

/** An assertion `expect(subject).not.resolves.matcher(...)` that is a statement of its own. */
export interface Expectation {
  readonly statement: ts.ExpressionStatement;
  readonly subject: ts.Expression;
  readonly matcher: ts.CallExpression;
  /** Names after `expect(...)` but `not`, joined by dots. */
  readonly matcherName: string;
  readonly isNegated: boolean;
  readonly lines: readonly [first: number, last: number];
  /** On one line, without its semicolon. */
  readonly text: string;
}

/** The assertion at a place of a grader; `undefined` where the innermost statement there is none. */
export function expectationAt(
  source: ts.SourceFile,
  { line, column }: Pick<Place, "line" | "column">,
): Expectation | undefined {
  const offset = source.getPositionOfLineAndCharacter(line - 1, 0) + column - 1;
  let statement: ts.ExpressionStatement | undefined;
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(source) || offset >= node.end) return;
    if (ts.isExpressionStatement(node)) statement = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (statement === undefined) return undefined;
  const { expression } = statement;
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  return ts.isCallExpression(call) ? readChain(source, statement, call) : undefined;
}

function readChain(
  source: ts.SourceFile,
  statement: ts.ExpressionStatement,
  matcher: ts.CallExpression,
): Expectation | undefined {
  const names: string[] = [];
  let callee: ts.Expression = matcher.expression;
  while (ts.isPropertyAccessExpression(callee)) {
    names.unshift(callee.name.text);
    callee = callee.expression;
  }
  if (!ts.isCallExpression(callee) || callee.expression.getText(source) !== "expect") {
    return undefined;
  }
  const [subject] = callee.arguments;
  if (subject === undefined || names.length === 0) return undefined;
  const lineAt = (position: number): number =>
    source.getLineAndCharacterOfPosition(position).line + 1;
  return {
    statement,
    subject,
    matcher,
    matcherName: names.filter((name) => name !== "not").join("."),
    isNegated: names.includes("not"),
    lines: [lineAt(statement.getStart(source)), lineAt(statement.end)],
    text: statement.getText(source).replaceAll(/\s+/g, " ").replace(/;$/, ""),
  };
}
