import ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import { indentAt, reindent } from "../syntax/layout.ts";
import { resolveBinding } from "../syntax/resolve-binding.ts";
import { copyDeclaration } from "./copy-declaration.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";
import { translateApiReference } from "./translate-api-reference.ts";
import { translateImport } from "./translate-import.ts";
import { translateParameter } from "./translate-parameter.ts";
import { translateVariable } from "./translate-variable.ts";

/** Text of a node of the reference in the candidate's names; undefined where a name has no counterpart. */
export function adaptText(
  context: DiffContext,
  reference: ts.Node,
  site: Site,
): AdaptedText | undefined {
  const source = reference.getSourceFile();
  const start = reference.getStart(source);
  const splices: Splice[] = [];
  const complete = collectSplices(context, reference, { root: reference, site, splices });
  if (!complete) return undefined;
  let text = "";
  let position = start;
  for (const splice of splices) {
    text += source.text.slice(position, splice.start) + splice.text;
    position = splice.end;
  }
  text += source.text.slice(position, reference.end);
  const target = site.node.getSourceFile().text;
  const indented = reindent(
    text,
    indentAt(source.text, start),
    indentAt(target, site.node.getStart()),
  );
  return { text: indented, needs: splices.flatMap((splice) => splice.needs) };
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly needs: readonly TextEdit[];
}

interface Adaptation {
  readonly root: ts.Node;
  readonly site: Site;
  readonly splices: Splice[];
}

function collectSplices(context: DiffContext, node: ts.Node, adaptation: Adaptation): boolean {
  const access = parameterAccess(context, node, adaptation.root);
  if (access !== undefined) {
    return addSplice(
      node,
      translateParameter(context, { ...access, site: adaptation.site }),
      adaptation,
    );
  }
  const api = translateApiReference(context, node, adaptation.site);
  if (api !== undefined) return addSplice(node, api, adaptation);
  if (ts.isIdentifier(node)) {
    return !isReference(node) || addSplice(node, translate(context, node, adaptation), adaptation);
  }
  return (
    node.forEachChild((child) =>
      collectSplices(context, child, adaptation) ? undefined : true,
    ) !== true
  );
}

function addSplice(
  node: ts.Node,
  adapted: AdaptedText | undefined,
  { splices }: Adaptation,
): boolean {
  if (adapted === undefined) return false;
  const source = node.getSourceFile();
  const shorthand =
    ts.isShorthandPropertyAssignment(node.parent) && adapted.text !== node.getText(source);
  const text = shorthand ? `${node.getText(source)}: ${adapted.text}` : adapted.text;
  splices.push({ start: node.getStart(source), end: node.end, text, needs: adapted.needs });
  return true;
}

function translate(
  context: DiffContext,
  identifier: ts.Identifier,
  { root, site }: Adaptation,
): AdaptedText | undefined {
  const unchanged = { text: identifier.text, needs: [] };
  const binding = resolveBinding(context.reference, identifier);
  if (binding === undefined) return unchanged;
  if (binding.kind === "import") return translateImport(context, identifier, { binding, site });
  if (isInside(binding.declaration, root)) return unchanged;
  if (binding.kind === "parameter") {
    return translateParameter(context, { binding, path: binding.path, site });
  }
  if (binding.kind === "variable") return translateVariable(context, identifier, { binding, site });
  const { declaration } = binding;
  if (!ts.isStatement(declaration) || !ts.isSourceFile(declaration.parent)) return undefined;
  return copyDeclaration(context, declaration, { name: identifier.text, site });
}

/** `args.userId`, as one use of a parameter that is declared outside of the adapted text. */
function parameterAccess(context: DiffContext, node: ts.Node, root: ts.Node) {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const binding = resolveBinding(context.reference, node.expression);
  if (binding?.kind !== "parameter" || isInside(binding.declaration, root)) return undefined;
  return { binding, path: [...binding.path, node.name.text] };
}

function isInside(node: ts.Node, root: ts.Node): boolean {
  return ts.findAncestor(node, (ancestor) => ancestor === root) !== undefined;
}

/** Does the identifier refer to something, rather than name a member or declare a name? */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent) || ts.isImportSpecifier(parent) || ts.isJsxAttribute(parent)) {
    return false;
  }
  const declares = "name" in parent && parent.name === node;
  return !declares && !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}
