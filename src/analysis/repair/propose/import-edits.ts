import { posix } from "node:path";
import ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import { moduleName } from "../syntax/resolve-binding.ts";

export interface ImportNeed {
  /** Specifier as it reads in the importing module. */
  readonly module: string;
  /** `default` and `*` mean the default export and the whole module. */
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

/** Adds a name to an import from the same module, or an import of its own below the last one. */
export function importEdit(source: ts.SourceFile, need: ImportNeed): TextEdit {
  const file = source.fileName;
  const name = need.imported === need.local ? need.local : `${need.imported} as ${need.local}`;
  const named =
    need.imported === "default" || need.imported === "*" ? undefined : namedImports(source, need);
  const last = named?.elements.at(-1);
  if (last !== undefined) return { file, start: last.end, end: last.end, newText: `, ${name}` };
  const quote =
    importsOf(source)[0]?.moduleSpecifier.getText(source).startsWith("'") === true ? "'" : '"';
  const clause = { default: need.local, "*": `* as ${need.local}` }[need.imported] ?? `{ ${name} }`;
  const statement = `import ${need.typeOnly ? "type " : ""}${clause} from ${quote}${need.module}${quote};`;
  return insertAfterImports(source, statement);
}

/** Puts a statement on a line of its own below imports and directives. */
export function insertAfterImports(source: ts.SourceFile, statement: string): TextEdit {
  const anchor = importsOf(source).at(-1) ?? directivesOf(source).at(-1);
  const position = anchor?.end ?? 0;
  const newText = anchor === undefined ? `${statement}\n` : `\n${statement}`;
  return { file: source.fileName, start: position, end: position, newText };
}

/** The specifier of a module of the reference as it must read in a file of the candidate. */
export function rebasedSpecifier(specifier: string, fromFile: string, toFile: string): string {
  if (!specifier.startsWith(".") || posix.dirname(fromFile) === posix.dirname(toFile)) {
    return specifier;
  }
  const target = posix.join(posix.dirname(fromFile), specifier);
  const relative = posix.relative(posix.dirname(toFile), target);
  return relative.startsWith(".") ? relative : `./${relative}`;
}

/** Specifier without leading dots and extension, by which two authors' imports of one module are equal. */
export function moduleKey(specifier: string): string {
  return specifier.replace(/^(\.{1,2}\/)+/, "").replace(/\.[cm]?[jt]sx?$/, "");
}

/** Import declarations at the top of a module. */
export function importsOf(source: ts.SourceFile): readonly ts.ImportDeclaration[] {
  return source.statements.filter(ts.isImportDeclaration);
}

/** String statements at the top of a module, such as `"use node"`. */
export function directivesOf(source: ts.SourceFile): readonly ts.ExpressionStatement[] {
  const directives: ts.ExpressionStatement[] = [];
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    directives.push(statement);
  }
  return directives;
}

function namedImports(source: ts.SourceFile, need: ImportNeed): ts.NamedImports | undefined {
  for (const declaration of importsOf(source)) {
    const bindings = declaration.importClause?.namedBindings;
    const typeOnly = declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const sameModule = moduleKey(moduleName(declaration)) === moduleKey(need.module);
    if (
      sameModule &&
      typeOnly === need.typeOnly &&
      bindings !== undefined &&
      ts.isNamedImports(bindings)
    ) {
      return bindings;
    }
  }
  return undefined;
}
