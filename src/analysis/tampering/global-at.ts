import ts from "typescript";

const holders: readonly string[] = ["globalThis", "global", "window", "self"];

/**
 * Dotted name of the global that an expression stands for, `Array.prototype` or `process`, without a leading
 * `globalThis`; undefined where it stands for something of the file's own.
 */
export function globalAt(node: ts.Node): string | undefined {
  const inner = withoutWrapping(node);
  if (ts.isIdentifier(inner)) return isGlobal(inner) ? inner.text : undefined;
  if (!ts.isPropertyAccessExpression(inner) && !ts.isElementAccessExpression(inner)) {
    return undefined;
  }
  const holder = globalAt(inner.expression);
  const name = ts.isPropertyAccessExpression(inner)
    ? inner.name.text
    : literal(inner.argumentExpression);
  if (holder === undefined || name === undefined) return undefined;
  return holders.includes(holder) ? name : `${holder}.${name}`;
}

function withoutWrapping(node: ts.Node): ts.Node {
  const isWrapped =
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
  return isWrapped ? withoutWrapping(node.expression) : node;
}

function literal(node: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isGlobal(name: ts.Identifier): boolean {
  return isReference(name) && !declaredNames(name.getSourceFile()).has(name.text);
}

/** A name of a member, a key or a declaration is no reference. */
function isReference(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name;
  if (ts.isBindingElement(parent)) return parent.initializer === name;
  if (ts.isJsxAttribute(parent) || ts.isTypeNode(parent) || ts.isQualifiedName(parent)) {
    return false;
  }
  return !("name" in parent && parent.name === name);
}

/** Whatever the file declares anywhere, since few files give one name two meanings. */
function declaredNames(source: ts.SourceFile): ReadonlySet<string> {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ("name" in node && isDeclaration(node)) {
      const { name } = node;
      if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  cache.set(source, names);
  return names;
}

const cache = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

function isDeclaration(node: ts.Node): node is ts.Node & { readonly name?: ts.Node } {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node)
  );
}
