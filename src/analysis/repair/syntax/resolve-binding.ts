import ts from "typescript";
import type { ProjectSyntax } from "./project-syntax.ts";

/** What a name refers to. `path` is the property that a destructuring pattern takes out: `["userId"]`, `["0"]`. */
export type Binding =
  | {
      readonly kind: "import";
      readonly module: string;
      readonly imported: string;
      readonly typeOnly: boolean;
    }
  | {
      readonly kind: "parameter";
      readonly owner: ts.SignatureDeclaration;
      readonly index: number;
      readonly path: readonly string[];
      readonly declaration: ts.Node;
    }
  | {
      readonly kind: "variable";
      readonly variable: ts.VariableDeclaration;
      readonly path: readonly string[];
      readonly declaration: ts.Node;
    }
  | { readonly kind: "declaration"; readonly declaration: ts.Declaration };

/** The declaration that an identifier in a value or type position refers to; undefined for globals. */
export function resolveBinding(
  project: ProjectSyntax,
  identifier: ts.Identifier,
): Binding | undefined {
  const { parent } = identifier;
  const symbol =
    parent !== undefined && ts.isShorthandPropertyAssignment(parent)
      ? project.checker.getShorthandAssignmentValueSymbol(parent)
      : project.checker.getSymbolAtLocation(identifier);
  const declaration = symbol?.declarations?.[0];
  return declaration === undefined ? undefined : bindingOf(declaration);
}

/** The binding that a declaration (import specifier, parameter, variable, pattern element, function) makes. */
export function bindingOf(declaration: ts.Declaration): Binding {
  const imported = importBinding(declaration);
  if (imported !== undefined) return imported;
  const { root, path } = patternRoot(declaration);
  if (ts.isParameter(root)) {
    return {
      kind: "parameter",
      owner: root.parent,
      index: root.parent.parameters.indexOf(root),
      path,
      declaration,
    };
  }
  if (ts.isVariableDeclaration(root)) {
    return { kind: "variable", variable: root, path, declaration };
  }
  return { kind: "declaration", declaration };
}

function importBinding(declaration: ts.Declaration): Binding | undefined {
  if (ts.isImportSpecifier(declaration)) {
    const clause = declaration.parent.parent;
    return {
      kind: "import",
      module: moduleName(clause.parent),
      imported: (declaration.propertyName ?? declaration.name).text,
      typeOnly: declaration.isTypeOnly || clause.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  }
  if (ts.isNamespaceImport(declaration)) {
    return {
      kind: "import",
      module: moduleName(declaration.parent.parent),
      imported: "*",
      typeOnly: false,
    };
  }
  if (ts.isImportClause(declaration)) {
    return {
      kind: "import",
      module: moduleName(declaration.parent),
      imported: "default",
      typeOnly: false,
    };
  }
  return undefined;
}

/** Module specifier of an import, without quotes. */
export function moduleName(declaration: ts.ImportDeclaration | ts.JSDocImportTag): string {
  return ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : "";
}

function patternRoot(declaration: ts.Declaration): {
  readonly root: ts.Declaration;
  readonly path: readonly string[];
} {
  if (!ts.isBindingElement(declaration)) return { root: declaration, path: [] };
  const pattern = declaration.parent;
  const { root, path } = patternRoot(pattern.parent);
  return { root, path: [...path, elementKey(pattern, declaration)] };
}

function elementKey(pattern: ts.BindingPattern, element: ts.BindingElement): string {
  if (element.dotDotDotToken !== undefined) return "...";
  if (ts.isArrayBindingPattern(pattern)) return String(pattern.elements.indexOf(element));
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}
