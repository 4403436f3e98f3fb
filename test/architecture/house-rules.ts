import ts from "typescript";
import type { SourceFile } from "./source-file.ts";
import { descendants } from "./source-file.ts";

/** Casts (`as T`, `<T>x`; not `as const`) whose line gives no reason in a comment. */
export function unexplainedCasts(file: SourceFile): readonly string[] {
  return descendants(file.tree)
    .filter((node) => isCast(node))
    .filter((node) => !linesOf(file, node).some((line) => line.includes("//")))
    .map((node) => `${place(file, node)}: ${node.getText()}`);
}

/** Variables of a module that can be assigned: state that outlives a call. */
export function moduleState(file: SourceFile): readonly string[] {
  return file.tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .filter((statement) => (statement.declarationList.flags & ts.NodeFlags.Const) === 0)
    .map((statement) => `${place(file, statement)}: ${statement.getText()}`);
}

/** Statements of a public file that are not `export … from`. */
export function ownCode(file: SourceFile): readonly string[] {
  return file.tree.statements
    .filter((node) => !(ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined))
    .map((node) => place(file, node));
}

/** Words that name no concept, as a part of a file's name. */
export function emptyNames(paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    path.split("/").some((part) => /\b(utils?|helpers?|common|manager|service|misc)\b/u.test(part)),
  );
}

/** Occurrences of the given names anywhere in a file, comments and strings included. */
export function namesWithin(file: SourceFile, names: readonly string[]): readonly string[] {
  return names
    .filter((name) => file.text.includes(name))
    .map((name) => `${file.path} names ${name}`);
}

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true;
  return ts.isAsExpression(node) && node.type.getText() !== "const";
}

/** Lines from the type of a cast to its end: where its reason may stand. */
function linesOf(file: SourceFile, node: ts.Node): readonly string[] {
  const first = file.tree.getLineAndCharacterOfPosition(node.getStart()).line;
  const last = file.tree.getLineAndCharacterOfPosition(node.getEnd()).line;
  return file.text.split("\n").slice(first, last + 1);
}

function place(file: SourceFile, node: ts.Node): string {
  return `${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
