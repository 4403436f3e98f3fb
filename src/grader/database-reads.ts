import type ts from "typescript";
import type { ProjectFiles } from "../domain/project-files.ts";
import { loadTypescript } from "./load-typescript.ts";
import { findCalls, sourceCall } from "./source-calls.ts";
import type { SourceCall } from "./source-calls.ts";

/**
 * Every place that starts a read of the database, by file and line: `ctx.db.get(…)` and `ctx.db.query(…)`, also where
 * the database goes by another name. A `get` or `query` of anything else does not count.
 */
export function databaseReads(files: ProjectFiles): readonly SourceCall[] {
  return ["get", "query"]
    .flatMap((method) => findCalls(files, method))
    .filter(({ node, source }) => isOnDatabase(node, source))
    .map(sourceCall)
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function isOnDatabase({ expression }: ts.CallExpression, source: ts.SourceFile): boolean {
  const compiler = loadTypescript();
  if (
    !compiler.isPropertyAccessExpression(expression) &&
    !compiler.isElementAccessExpression(expression)
  ) {
    return false;
  }
  const receiver = expression.expression.getText(source);
  return /(?:^|[.?])db$/.test(receiver) || namesOfDatabase(source, source).includes(receiver);
}

/** What a file calls the database besides `db`: typed parameters, destructured members, copies in variables. */
function namesOfDatabase(node: ts.Node, source: ts.SourceFile): readonly string[] {
  const compiler = loadTypescript();
  const names: string[] = holdsDatabase(node, source) ? [node.name.getText(source)] : [];
  compiler.forEachChild(node, (child) => {
    names.push(...namesOfDatabase(child, source));
  });
  return names;
}

function holdsDatabase(
  node: ts.Node,
  source: ts.SourceFile,
): node is ts.ParameterDeclaration | ts.BindingElement | ts.VariableDeclaration {
  const compiler = loadTypescript();
  if (compiler.isBindingElement(node)) return node.propertyName?.getText(source) === "db";
  if (compiler.isParameter(node)) {
    return /Database(?:Reader|Writer)|\["db"\]/.test(node.type?.getText(source) ?? "");
  }
  return (
    compiler.isVariableDeclaration(node) &&
    /(?:^|\.)db$/.test(node.initializer?.getText(source) ?? "")
  );
}
