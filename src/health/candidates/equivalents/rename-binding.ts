import ts from "typescript";
import { descendants } from "../descendants.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Gives local variables, parameters and helpers another name. */
export const renameBinding: SourceOperator = {
  name: "rename",
  changes: (source) => {
    const service = languageService(source);
    return descendants(source)
      .filter((node) => isNamedHere(node))
      .flatMap((node) => renamed(service, source, node));
  },
};

/** Imports under another name. */
export const aliasImport: SourceOperator = {
  name: "alias import",
  changes: (source) => {
    const service = languageService(source);
    return descendants(source)
      .filter((node) => ts.isImportSpecifier(node))
      .flatMap((node) => renamed(service, source, node.name));
  },
};

function isNamedHere(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.name === node;
  if (ts.isFunctionDeclaration(parent)) return parent.name === node && !isExported(parent);
  if (ts.isParameter(parent)) return parent.name === node && !ts.isFunctionTypeNode(parent.parent);
  if (!ts.isVariableDeclaration(parent) || parent.name !== node) return false;
  const statement = parent.parent.parent;
  return !ts.isVariableStatement(statement) || !isExported(statement);
}

function isExported(node: ts.VariableStatement | ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function renamed(
  service: ts.LanguageService,
  source: ts.SourceFile,
  name: ts.Identifier,
): readonly SourceChange[] {
  const text = `${name.text}Value`;
  const options = { providePrefixAndSuffixTextForRename: true };
  const places = service.findRenameLocations(
    source.fileName,
    name.getStart(),
    false,
    false,
    options,
  );
  if (places === undefined || places.length === 0) return [];
  const edits = places.map(({ textSpan, prefixText = "", suffixText = "" }) => ({
    start: textSpan.start,
    end: textSpan.start + textSpan.length,
    text: prefixText + text + suffixText,
  }));
  return [{ description: `${name.text} → ${text}`, edits }];
}

/** A language service that knows this one file: names of a module are bound inside it. */
function languageService(source: ts.SourceFile): ts.LanguageService {
  const known = new Map([[source.fileName, source.text]]);
  return ts.createLanguageService({
    getCompilationSettings: () => ({ noLib: true, jsx: ts.JsxEmit.ReactJSX }),
    getScriptFileNames: () => [source.fileName],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = known.get(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: (file) => known.has(file),
    readFile: (file) => known.get(file),
  });
}
