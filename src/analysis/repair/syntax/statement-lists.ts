import ts from "typescript";

/** The statements of a block or of a branch without braces. */
export function unwrapBlock(statement: ts.Statement | undefined): readonly ts.Statement[] {
  if (statement === undefined) return [];
  return ts.isBlock(statement) ? statement.statements : [statement];
}

/** Functions with a body of their own. */
export type FunctionWithBody =
  ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

/** Is it a function, method or arrow function with a body? */
export function isFunctionWithBody(node: ts.Node): node is FunctionWithBody {
  return (
    (ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node)) &&
    node.body !== undefined
  );
}
