import ts from "typescript";
import { isFunctionWithBody } from "../syntax/statement-lists.ts";
import { topLevelNames } from "../syntax/top-level.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";
import { insertAfterImports } from "./import-edits.ts";

/** A top-level declaration of the reference under its name: the candidate's where it has one, else copied over. */
export function copyDeclaration(
  context: DiffContext,
  statement: ts.Statement,
  { name, site }: { readonly name: string; readonly site: Site },
): AdaptedText | undefined {
  const target = site.node.getSourceFile();
  if (context.copying.has(statement) || topLevelNames(target).has(name)) {
    return { text: name, needs: [] };
  }
  context.copying.add(statement);
  const adapted = context.adapt(statement, { node: target, position: target.end });
  context.copying.delete(statement);
  if (adapted === undefined) return undefined;
  const edit = isNeededAtLoad(statement)
    ? insertAfterImports(target, `\n${adapted.text}`)
    : appendStatement(target, adapted.text);
  return { text: name, needs: [...adapted.needs, edit] };
}

/** Puts a statement at the end of a module, after a blank line. */
export function appendStatement(
  target: ts.SourceFile,
  statement: string,
): AdaptedText["needs"][number] {
  const { text, fileName } = target;
  const gap = text.endsWith("\n") ? "\n" : "\n\n";
  return {
    file: fileName,
    start: text.length,
    end: text.length,
    newText: `${text === "" ? "" : gap}${statement}\n`,
  };
}

/** Constants must stand above their use; functions, types and exports may stand below. */
function isNeededAtLoad(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const exported =
    statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true;
  const [variable] = statement.declarationList.declarations;
  return (
    !exported && !(variable?.initializer !== undefined && isFunctionWithBody(variable.initializer))
  );
}
