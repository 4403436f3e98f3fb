import ts from "typescript";

/** A named thing at the top of a module. `value` is its initializer, or the declaration itself. */
export interface TopLevelDeclaration {
  readonly name: string;
  readonly statement: ts.Statement;
  readonly value: ts.Node;
  readonly exported: boolean;
}

/** Constants, functions, types and the default export of a module, in order. */
export function topLevelDeclarations(module: ts.SourceFile): readonly TopLevelDeclaration[] {
  const listed = exportedByList(module);
  return module.statements.flatMap((statement): readonly TopLevelDeclaration[] => {
    const exported = isExported(statement);
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer !== undefined
          ? [
              {
                name: name.text,
                statement,
                value: initializer,
                exported: exported || listed.has(name.text),
              },
            ]
          : [],
      );
    }
    if (ts.isExportAssignment(statement)) {
      return [{ name: "default", statement, value: statement.expression, exported: true }];
    }
    const named =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    if (!named || statement.name === undefined) return [];
    const { text } = statement.name;
    return [{ name: text, statement, value: statement, exported: exported || listed.has(text) }];
  });
}

/** Every name that a module declares or imports at its top. */
export function topLevelNames(module: ts.SourceFile): ReadonlySet<string> {
  return new Set(topLevelDeclarations(module).map((declaration) => declaration.name));
}

/** The top-level declaration around a node. */
export function enclosingDeclaration(node: ts.Node): TopLevelDeclaration | undefined {
  return topLevelDeclarations(node.getSourceFile()).find(
    ({ statement }) => statement.pos <= node.pos && node.end <= statement.end,
  );
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    ts
      .getModifiers(statement)
      ?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function exportedByList(module: ts.SourceFile): ReadonlySet<string> {
  const names = module.statements.flatMap((statement) => {
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return clause !== undefined && ts.isNamedExports(clause)
      ? clause.elements.map((element) => (element.propertyName ?? element.name).text)
      : [];
  });
  return new Set(names);
}
