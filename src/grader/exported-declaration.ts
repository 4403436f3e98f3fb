import type ts from "typescript";
import type { ProjectFiles } from "../domain/project-files.ts";
import { loadTypescript } from "./load-typescript.ts";

/** An export of a file (`convex/schema.ts`). */
export interface ExportPlace {
  readonly file: string;
  readonly name: string;
}

/**
 * The source text of what a file declares and exports under a name: the whole of a function or class, the value of a
 * variable. Other names of the same file are followed (`export { inner as outer }`). Undefined where the file exports
 * nothing of this name or only passes on what another file declares.
 */
export function exportedDeclaration(
  files: ProjectFiles,
  { file, name }: ExportPlace,
): string | undefined {
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) return undefined;
  const compiler = loadTypescript();
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const local = source.statements.map((statement) => localNameOf(name, statement)).find(Boolean);
  if (local === undefined) return undefined;
  return declaredAs(local, new Map(source.statements.flatMap(declarationsIn)))?.getText(source);
}

/** The name by which a file itself knows its export, as far as this statement exports it. */
function localNameOf(name: string, statement: ts.Statement): string | undefined {
  const compiler = loadTypescript();
  if (!compiler.isExportDeclaration(statement)) {
    const isExported = declarationsIn(statement).some(([declared]) => declared === name);
    return isExported && hasExportKeyword(statement) ? name : undefined;
  }
  const { exportClause, moduleSpecifier } = statement;
  if (moduleSpecifier || !exportClause || !compiler.isNamedExports(exportClause)) return undefined;
  const specifier = exportClause.elements.find((element) => element.name.text === name);
  return specifier && (specifier.propertyName ?? specifier.name).text;
}

type Declarations = ReadonlyMap<string, ts.Node>;

/** What a name of a file was declared as, through variables that merely hold another name of the file. */
function declaredAs(name: string, declarations: Declarations): ts.Node | undefined {
  const node = declarations.get(name);
  if (node === undefined || !loadTypescript().isIdentifier(node)) return node;
  const others = new Map(declarations);
  others.delete(name);
  return declaredAs(node.text, others);
}

function declarationsIn(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  const compiler = loadTypescript();
  if (compiler.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      compiler.isIdentifier(name) && initializer ? [[name.text, unwrapped(initializer)]] : [],
    );
  }
  const isNamed =
    compiler.isFunctionDeclaration(statement) || compiler.isClassDeclaration(statement);
  return isNamed && statement.name ? [[statement.name.text, statement]] : [];
}

/** An expression without parentheses and types around it. */
function unwrapped(expression: ts.Expression): ts.Expression {
  const compiler = loadTypescript();
  return compiler.isParenthesizedExpression(expression) ||
    compiler.isAsExpression(expression) ||
    compiler.isSatisfiesExpression(expression)
    ? unwrapped(expression.expression)
    : expression;
}

function hasExportKeyword(statement: ts.Statement): boolean {
  const compiler = loadTypescript();
  const modifiers = compiler.canHaveModifiers(statement) ? compiler.getModifiers(statement) : [];
  const kinds = modifiers?.map(({ kind }) => kind) ?? [];
  return (
    kinds.includes(compiler.SyntaxKind.ExportKeyword) &&
    !kinds.includes(compiler.SyntaxKind.DefaultKeyword)
  );
}
