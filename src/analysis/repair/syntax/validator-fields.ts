import ts from "typescript";
import { dereference, withoutWrappers } from "./dereference.ts";
import { methodChain } from "./method-chain.ts";
import type { ProjectSyntax } from "./project-syntax.ts";

/** `{ … }` of `v.object({ … })`, which stands for the same fields where either is allowed. */
export function objectOfValidator(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [fields] = node.arguments;
  return node.expression.getText() === "v.object" &&
    fields !== undefined &&
    ts.isObjectLiteralExpression(fields)
    ? fields
    : undefined;
}

/** The object literal behind `name.fields`, where `name` is a validator of an object, changed by methods or not. */
export function fieldsOfValidator(
  project: ProjectSyntax,
  node: ts.Node,
): ts.ObjectLiteralExpression | undefined {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== "fields") return undefined;
  const validator = dereference(project, withoutWrappers(node.expression));
  if (validator === undefined) return undefined;
  const [first] = methodChain(withoutWrappers(validator))?.links ?? [];
  return first === undefined ? undefined : objectOfValidator(first.call);
}
