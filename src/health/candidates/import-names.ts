import ts from "typescript";
import type { SourceChange } from "./source-operator.ts";

/**
 * Replaces one use of an imported name by another export of the same module, and imports that too. The old import
 * stays: other places may use it.
 */
export function replaceName(use: ts.Identifier, name: string): SourceChange {
  const source = use.getSourceFile();
  const edits = [{ start: use.getStart(), end: use.getEnd(), text: name }];
  const bindings = importThatBinds(source, use.text);
  const known = bindings?.elements.some((element) => element.name.text === name) ?? true;
  const at = bindings?.elements[0]?.getStart();
  if (!known && at !== undefined) edits.push({ start: at, end: at, text: `${name}, ` });
  const exported = ts.isVariableDeclaration(use.parent.parent)
    ? `${use.parent.parent.name.getText()}: `
    : "";
  return { description: `${exported}${use.text} → ${name}`, edits };
}

function importThatBinds(source: ts.SourceFile, name: string): ts.NamedImports | undefined {
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .map((statement) => statement.importClause?.namedBindings)
    .filter((bindings) => bindings !== undefined && ts.isNamedImports(bindings))
    .find((bindings) => bindings.elements.some((element) => element.name.text === name));
}
