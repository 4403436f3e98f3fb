import ts from "typescript";
import { resolveBinding } from "../syntax/resolve-binding.ts";
import { topLevelDeclarations, topLevelNames } from "../syntax/top-level.ts";
import { copyDeclaration } from "./copy-declaration.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";
import { translateImport } from "./translate-import.ts";

/**
 * A reference to a registered function (`internal.files.save`): where the candidate registers none of that name in that
 * module, the reference's comes along. Undefined where the node is no such reference.
 */
export function translateApiReference(
  context: DiffContext,
  node: ts.Node,
  site: Site,
): AdaptedText | undefined {
  const segments = accessPath(node);
  const root = rootIdentifier(node);
  if (segments === undefined || root === undefined || segments.length < 2) return undefined;
  const binding = resolveBinding(context.reference, root);
  if (binding?.kind !== "import" || !/_generated\/api(\.js)?$/.test(binding.module)) {
    return undefined;
  }
  const imported = translateImport(context, root, { binding, site });
  if (imported === undefined) return undefined;
  const text = [imported.text, ...segments].join(".");
  return { text, needs: [...imported.needs, ...missingFunction(context, segments)] };
}

function missingFunction(context: DiffContext, segments: readonly string[]): AdaptedText["needs"] {
  const path = `convex/${segments.slice(0, -1).join("/")}.ts`;
  const name = segments.at(-1) ?? "";
  const source = context.reference.modules.get(path);
  if (source === undefined) return [];
  const target = context.candidate.modules.get(path);
  if (target === undefined) return [{ file: path, start: 0, end: 0, newText: source.text }];
  if (topLevelNames(target).has(name)) return [];
  const declaration = topLevelDeclarations(source).find((candidate) => candidate.name === name);
  if (declaration === undefined) return [];
  const site = { node: target, position: target.end };
  return copyDeclaration(context, declaration.statement, { name, site })?.needs ?? [];
}

function accessPath(node: ts.Node): readonly string[] | undefined {
  if (ts.isIdentifier(node)) return [];
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const inner = accessPath(node.expression);
  return inner && [...inner, node.name.text];
}

function rootIdentifier(node: ts.Node): ts.Identifier | undefined {
  if (ts.isIdentifier(node)) return node;
  return ts.isPropertyAccessExpression(node) ? rootIdentifier(node.expression) : undefined;
}
