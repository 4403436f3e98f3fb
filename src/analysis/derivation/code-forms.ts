import ts from "typescript";

/** How code is written, as far as a text can show it to be followed: where names come from, which keys stand together. */
export interface CodeForms {
  /** `name from module`; of a relative module what stands behind its dots. */
  readonly imports: ReadonlySet<string>;
  /** Keys of each object of two or more, sorted; a spread is `...`. */
  readonly objects: ReadonlySet<string>;
}

/** The forms of a module, or of a fragment of code. */
export function codeForms(code: string): CodeForms {
  const source = ts.createSourceFile("code.tsx", code, ts.ScriptTarget.Latest, true);
  const imports = new Set<string>();
  const objects = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) for (const name of importsOf(node)) imports.add(name);
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1) objects.add(keysOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, objects };
}

function importsOf({ importClause, moduleSpecifier }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  if (!ts.isStringLiteral(moduleSpecifier) || bindings === undefined) return [];
  if (!ts.isNamedImports(bindings)) return [];
  const { text } = moduleSpecifier;
  return bindings.elements.map(({ name, propertyName }) =>
    importForm((propertyName ?? name).text, text),
  );
}

/** The form of an import by its name and module. */
export function importForm(name: string, module: string): string {
  return `${name} from ${module.replace(/^(\.\.?\/)+/, "")}`;
}

function keysOf({ properties }: ts.ObjectLiteralExpression): string {
  const keys = properties.map((member) =>
    ts.isSpreadAssignment(member) ? "..." : (member.name?.getText() ?? ""),
  );
  return [...new Set(keys)].sort().join(", ");
}
