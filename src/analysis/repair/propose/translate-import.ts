import ts from "typescript";
import { dereference, resolveModule } from "../syntax/dereference.ts";
import { type Binding, resolveBinding } from "../syntax/resolve-binding.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";
import { importEdit, importsOf, moduleKey, rebasedSpecifier } from "./import-edits.ts";

/** The candidate's name for something that the reference imports, importing it where the candidate does not. */
export function translateImport(
  context: DiffContext,
  identifier: ts.Identifier,
  {
    binding,
    site,
  }: { readonly binding: Extract<Binding, { kind: "import" }>; readonly site: Site },
): AdaptedText | undefined {
  const source = site.node.getSourceFile();
  const existing = localNames(context, source).find(
    (name) =>
      name.binding.imported === binding.imported &&
      moduleKey(name.binding.module) === moduleKey(binding.module),
  );
  if (existing !== undefined) return { text: existing.local, needs: [] };
  const local = identifier.text;
  if (isDeclared(context, site, local)) {
    const sameSource = dereference(context.reference, identifier) !== undefined;
    return sameSource ? { text: local, needs: [] } : undefined;
  }
  const fromFile = identifier.getSourceFile().fileName;
  const module = rebasedSpecifier(binding.module, fromFile, source.fileName);
  const edit = importEdit(source, {
    module,
    imported: binding.imported,
    local,
    typeOnly: binding.typeOnly,
  });
  return { text: local, needs: [edit, ...missingFile(context, fromFile, binding.module)] };
}

function localNames(
  context: DiffContext,
  source: ts.SourceFile,
): readonly { readonly local: string; readonly binding: Extract<Binding, { kind: "import" }> }[] {
  return importsOf(source).flatMap((declaration) => {
    return importedNames(declaration).flatMap((name) => {
      const binding = resolveBinding(context.candidate, name);
      return binding?.kind === "import" ? [{ local: name.text, binding }] : [];
    });
  });
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly ts.Identifier[] {
  const names = importClause?.name === undefined ? [] : [importClause.name];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name];
  return [...names, ...bindings.elements.map((element) => element.name)];
}

function isDeclared(context: DiffContext, site: Site, name: string): boolean {
  const flags = ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Alias;
  return context.candidate.checker
    .getSymbolsInScope(site.node, flags)
    .some((symbol) => symbol.name === name);
}

/** A module of the reference that the candidate has not at all comes whole. */
function missingFile(
  context: DiffContext,
  fromFile: string,
  specifier: string,
): AdaptedText["needs"] {
  const path = resolveModule(context.reference, fromFile, specifier);
  const text = path === undefined ? undefined : context.reference.files[path];
  if (path === undefined || text === undefined || context.candidate.files[path] !== undefined) {
    return [];
  }
  return [{ file: path, start: 0, end: 0, newText: text }];
}
