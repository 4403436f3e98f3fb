import { posix } from "node:path";
import ts from "typescript";
import type { ProjectSyntax } from "./project-syntax.ts";
import { type Binding, resolveBinding } from "./resolve-binding.ts";

/** The expression without parentheses, type assertions and non-null marks; `as const` stays. */
export function withoutWrappers(node: ts.Node): ts.Node {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node)
  ) {
    return withoutWrappers(node.expression);
  }
  if (!ts.isAsExpression(node) || isConstAssertion(node)) return node;
  return withoutWrappers(node.expression);
}

/** Is it `x as const`? */
function isConstAssertion(node: ts.Node): boolean {
  return ts.isAsExpression(node) && ts.isConstTypeReference(node.type);
}

/**
 * The definition behind a name: the initializer of its `const`, the function, through imports between modules of the
 * project. Undefined for parameters, variables that may change, patterns and names from elsewhere.
 */
export function dereference(project: ProjectSyntax, node: ts.Node): ts.Node | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const binding = resolveBinding(project, node);
  if (binding === undefined) return undefined;
  if (binding.kind === "import") {
    return importedDefinition(project, node.getSourceFile().fileName, binding);
  }
  if (binding.kind === "declaration") {
    return ts.isFunctionDeclaration(binding.declaration) ? binding.declaration : undefined;
  }
  return binding.kind === "variable" && binding.path.length === 0
    ? constInitializer(binding.variable)
    : undefined;
}

/** Initializer of a variable that never changes. */
export function constInitializer(variable: ts.VariableDeclaration): ts.Expression | undefined {
  const list = variable.parent;
  const constant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  return constant ? variable.initializer : undefined;
}

/** Path of the project's module that a relative specifier means, if there is one. */
export function resolveModule(
  project: ProjectSyntax,
  fromFile: string,
  specifier: string,
): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const base = posix.join(posix.dirname(fromFile), specifier);
  const stem = base.replace(/\.[cm]?jsx?$/, "");
  const paths = [base, `${stem}.ts`, `${stem}.tsx`, `${stem}.js`, `${base}/index.ts`];
  return paths.find((path) => project.modules.has(path));
}

/** The value of a module's top-level name: a `const`'s initializer or a function. */
function topLevelDefinition(module: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of module.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    const variable = statement.declarationList.declarations.find(
      (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name,
    );
    if (variable !== undefined) return constInitializer(variable);
  }
  return undefined;
}

function importedDefinition(
  project: ProjectSyntax,
  fromFile: string,
  binding: Extract<Binding, { kind: "import" }>,
): ts.Node | undefined {
  const path = resolveModule(project, fromFile, binding.module);
  const module = path === undefined ? undefined : project.modules.get(path);
  return module === undefined ? undefined : topLevelDefinition(module, binding.imported);
}
