import ts from "typescript";
import { dereference, withoutWrappers } from "./dereference.ts";
import { fieldsOfValidator } from "./validator-fields.ts";
import type { ProjectSyntax } from "./project-syntax.ts";

/** A member of an object literal, or of a constant object that is spread into it. */
export interface ObjectMember {
  readonly key: string;
  /** Its value; a method is its own value. */
  readonly value: ts.Node;
  readonly node: ts.ObjectLiteralElementLike;
  /** False for a member that comes in by a spread. */
  readonly direct: boolean;
}

/** Members in order, with constant spreads expanded; a spread of anything else has the key `...`. */
export function objectMembers(
  project: ProjectSyntax,
  object: ts.ObjectLiteralExpression,
): readonly ObjectMember[] {
  return collect(project, object, 0);
}

function collect(
  project: ProjectSyntax,
  object: ts.ObjectLiteralExpression,
  depth: number,
): readonly ObjectMember[] {
  return object.properties.flatMap((node): readonly ObjectMember[] => {
    const direct = depth === 0;
    if (!ts.isSpreadAssignment(node)) {
      return [{ key: memberKey(node), value: memberValue(node), node, direct }];
    }
    const expression = withoutWrappers(node.expression);
    const spread = dereference(project, expression) ?? fieldsOfValidator(project, expression);
    const source = spread === undefined ? undefined : withoutWrappers(spread);
    if (source !== undefined && ts.isObjectLiteralExpression(source) && depth < 4) {
      return collect(project, source, depth + 1);
    }
    return [{ key: "...", value: node.expression, node, direct }];
  });
}

function memberKey(node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): string {
  const { name } = node;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

function memberValue(node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): ts.Node {
  if (ts.isPropertyAssignment(node)) return node.initializer;
  return ts.isShorthandPropertyAssignment(node) ? node.name : node;
}
