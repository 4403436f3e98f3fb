import ts from "typescript";

/** `.name(args)` at the end of an expression. */
export interface ChainLink {
  readonly name: ts.MemberName;
  readonly call: ts.CallExpression;
  /** From the end of what it is called on, layout and dot included. */
  readonly start: number;
  readonly end: number;
}

/** `base.first(…).second(…)`; everything before the first call on a member is the base. */
export interface MethodChain {
  readonly base: ts.Expression;
  readonly links: readonly ChainLink[];
}

/** Reads an expression as a chain of method calls; undefined where it ends in none. */
export function methodChain(node: ts.Node): MethodChain | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined;
  }
  const access = node.expression;
  const inner = methodChain(access.expression);
  const link = { name: access.name, call: node, start: access.expression.end, end: node.end };
  return { base: inner?.base ?? access.expression, links: [...(inner?.links ?? []), link] };
}

/** The name by which a call is known: `query` for `ctx.db.query(…)`, `mutation` for `mutation(…)`. */
export function calleeName(call: ts.CallExpression): string {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}
