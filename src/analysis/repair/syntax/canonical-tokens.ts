import ts from "typescript";
import { constInitializer, dereference, withoutWrappers } from "./dereference.ts";
import { type ObjectMember, objectMembers } from "./object-members.ts";
import type { ProjectSyntax } from "./project-syntax.ts";
import { type Binding, resolveBinding } from "./resolve-binding.ts";
import { unwrapBlock } from "./statement-lists.ts";

const longest = 600;
const cycle: readonly string[] = ["$again"];

/**
 * A node as tokens that two authors of the same code share: no layout, annotations or order of members, parameters by
 * position, constants replaced by what they stand for. For comparing only: equal tokens do not prove equal behaviour.
 */
export function canonicalTokens(project: ProjectSyntax, node: ts.Node): readonly string[] {
  const known = project.canonicalTokens.get(node);
  if (known !== undefined) return known;
  project.canonicalTokens.set(node, cycle);
  const tokens = tokensOf(project, withoutWrappers(node)).slice(0, longest);
  project.canonicalTokens.set(node, tokens);
  return tokens;
}

/** Are the two nodes, each of its own project, the same code but for style? */
export function sameTokens(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((token, index) => token === right[index]);
}

function tokensOf(project: ProjectSyntax, node: ts.Node): readonly string[] {
  const tokens = (child: ts.Node | undefined): readonly string[] =>
    child === undefined ? [] : canonicalTokens(project, child);
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return [];
  if (ts.isIdentifier(node)) return identifierTokens(project, node);
  if (ts.isStringLiteralLike(node)) return [JSON.stringify(node.text)];
  if (ts.isAsExpression(node)) return [...tokens(node.expression), "const"];
  if (ts.isPropertyAccessExpression(node)) {
    return [...tokens(node.expression), `.${node.name.text}`];
  }
  if (ts.isObjectLiteralExpression(node)) return objectTokens(project, node);
  if (ts.isFunctionLike(node)) return functionTokens(project, node);
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap((variable) => [
      "const",
      ...tokens(variable.initializer),
    ]);
  }
  if (ts.isIfStatement(node)) {
    return [
      "if",
      ...tokens(node.expression),
      ...branch(project, node.thenStatement),
      "else",
      ...branch(project, node.elseStatement),
    ];
  }
  if (ts.isForOfStatement(node)) {
    return ["for", ...tokens(node.expression), ...branch(project, node.statement)];
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return [ts.tokenToString(node.operator) ?? "", ...tokens(node.operand)];
  }
  return childTokens(project, node);
}

function childTokens(project: ProjectSyntax, node: ts.Node): readonly string[] {
  const children: string[] = [];
  let count = 0;
  node.forEachChild((child) => {
    count += 1;
    children.push(...canonicalTokens(project, child));
  });
  if (count === 0) return [node.getText()];
  if (ts.isCallExpression(node)) return [...children, "()"];
  const label = labels.get(node.kind);
  return label === undefined ? children : [label, ...children];
}

const labels: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.ReturnStatement, "return"],
  [ts.SyntaxKind.ThrowStatement, "throw"],
  [ts.SyntaxKind.NewExpression, "new"],
  [ts.SyntaxKind.AwaitExpression, "await"],
  [ts.SyntaxKind.SpreadElement, "..."],
  [ts.SyntaxKind.ArrayLiteralExpression, "[]"],
  [ts.SyntaxKind.TypeOfExpression, "typeof"],
  [ts.SyntaxKind.WhileStatement, "while"],
  [ts.SyntaxKind.ForStatement, "for"],
  [ts.SyntaxKind.TryStatement, "try"],
  [ts.SyntaxKind.CatchClause, "catch"],
]);

function branch(project: ProjectSyntax, statement: ts.Statement | undefined): readonly string[] {
  return unwrapBlock(statement).flatMap((inner) => canonicalTokens(project, inner));
}

/** Members by key; a spread stays where it is, since it overrides what stands before it. */
function objectTokens(
  project: ProjectSyntax,
  object: ts.ObjectLiteralExpression,
): readonly string[] {
  const runs: ObjectMember[][] = [[]];
  for (const member of objectMembers(project, object)) {
    if (member.key === "...") runs.push([member], []);
    else runs.at(-1)?.push(member);
  }
  const members = runs.flatMap((run) => run.toSorted((a, b) => a.key.localeCompare(b.key)));
  return [
    "{}",
    ...members.flatMap(({ key, value }) => [`${key}:`, ...canonicalTokens(project, value)]),
  ];
}

function functionTokens(project: ProjectSyntax, node: ts.SignatureDeclaration): readonly string[] {
  if (!("body" in node) || node.body === undefined) return [];
  const body = ts.isBlock(node.body)
    ? branch(project, node.body)
    : ["return", ...canonicalTokens(project, node.body)];
  return ["=>", ...body];
}

function identifierTokens(project: ProjectSyntax, identifier: ts.Identifier): readonly string[] {
  const binding = resolveBinding(project, identifier);
  if (binding === undefined) return [identifier.text];
  switch (binding.kind) {
    case "parameter":
      return [
        `$${functionDepth(binding.owner)}.${binding.index}`,
        ...binding.path.map((key) => `.${key}`),
      ];
    case "import":
      return importTokens(project, identifier, binding);
    case "variable":
      return variableTokens(project, binding);
    case "declaration": {
      const definition = dereference(project, identifier);
      return definition === undefined ? [identifier.text] : canonicalTokens(project, definition);
    }
    default:
      return binding satisfies never;
  }
}

function importTokens(
  project: ProjectSyntax,
  identifier: ts.Identifier,
  { module, imported }: Extract<Binding, { kind: "import" }>,
): readonly string[] {
  const definition = dereference(project, identifier);
  if (definition !== undefined) return canonicalTokens(project, definition);
  return [`${imported}@${module.replace(/^(\.{1,2}\/)+/, "").replace(/\.js$/, "")}`];
}

function variableTokens(
  project: ProjectSyntax,
  { variable, path }: Extract<Binding, { kind: "variable" }>,
): readonly string[] {
  const list = variable.parent;
  if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)) {
    return [
      "$each",
      ...canonicalTokens(project, list.parent.expression),
      ...path.map((key) => `.${key}`),
    ];
  }
  const initializer = constInitializer(variable);
  if (initializer === undefined) return ["$variable"];
  const [first, ...rest] = path;
  const element = first === undefined ? undefined : awaitedTogether(initializer)?.[Number(first)];
  if (element !== undefined) {
    return ["await", ...canonicalTokens(project, element), ...rest.map((key) => `.${key}`)];
  }
  return [...canonicalTokens(project, initializer), ...path.map((key) => `.${key}`)];
}

/** Elements of `await Promise.all([…])`. */
function awaitedTogether(node: ts.Node): readonly ts.Expression[] | undefined {
  if (!ts.isAwaitExpression(node) || !ts.isCallExpression(node.expression)) return undefined;
  const [list] = node.expression.arguments;
  const all = node.expression.expression.getText() === "Promise.all";
  return all && list !== undefined && ts.isArrayLiteralExpression(list) ? list.elements : undefined;
}

/** Number of functions around a function. */
function functionDepth(node: ts.Node): number {
  const owner = ts.findAncestor(node.parent, ts.isFunctionLike);
  return owner === undefined ? 0 : 1 + functionDepth(owner);
}
