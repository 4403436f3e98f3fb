import ts from "typescript";

/** The words by which a module registers functions. */
const registrars = [
  "query",
  "mutation",
  "action",
  "internalQuery",
  "internalMutation",
  "internalAction",
  "httpAction",
] as const;

/** A function that a module registers: `export const send = mutation({ … })`. */
export interface RegisteredFunction {
  readonly call: ts.CallExpression;
  readonly registrar: ts.Identifier;
  /** Absent where the handler alone is given. */
  readonly options: ts.ObjectLiteralExpression | undefined;
  readonly handler: ts.Expression | ts.MethodDeclaration | undefined;
}

/** The registration that a node is, HTTP actions included. */
export function registrationOf(node: ts.Node): RegisteredFunction | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const { text } = node.expression;
  if (!registrars.some((registrar) => registrar === text)) return undefined;
  const [argument] = node.arguments;
  if (argument === undefined) return undefined;
  if (!ts.isObjectLiteralExpression(argument)) {
    return { call: node, registrar: node.expression, options: undefined, handler: argument };
  }
  return {
    call: node,
    registrar: node.expression,
    options: argument,
    handler: handlerOf(argument),
  };
}

function handlerOf(options: ts.ObjectLiteralExpression) {
  const member = memberNamed(options, "handler");
  if (member === undefined) return undefined;
  if (ts.isMethodDeclaration(member)) return member;
  return ts.isPropertyAssignment(member) ? member.initializer : undefined;
}

/** The member of an object literal with this name. */
export function memberNamed(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((property) => property.name?.getText() === name);
}

/** The name of the method that a call calls, whatever it is called on: `take` of `query.take(5)`. */
export function methodOf(node: ts.CallExpression): string | undefined {
  return ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : undefined;
}

/** The kind of a validator: `string` of `v.string()`. */
export function validatorKind(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  return ts.isIdentifier(expression) && expression.text === "v" ? name.text : undefined;
}

/** Does a node stand in the validator of a result? Such a validator may always be absent. */
export function isInReturns(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at) && at.name.getText() === "returns") return true;
  }
  return false;
}

/** The fields of an object of validators, wherever such an object may stand. */
export function isFieldsObject(node: ts.Node): node is ts.ObjectLiteralExpression {
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.length > 0 &&
    node.properties.every(
      (property) => ts.isPropertyAssignment(property) && containsValidator(property.initializer),
    )
  );
}

function containsValidator(node: ts.Expression): boolean {
  if (validatorKind(node) !== undefined) return true;
  return ts.isIdentifier(node) && /validator|fields?$/i.test(node.text);
}

/** The object that declares the tables of a schema. */
export function isTables(node: ts.Node): node is ts.ObjectLiteralExpression {
  return (
    ts.isObjectLiteralExpression(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.expression.getText() === "defineSchema"
  );
}
