import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal } from "../propose/build-proposal.ts";
import type { DiffContext } from "../propose/diff-context.ts";
import { lineOf } from "../syntax/layout.ts";
import { sameDeclaration } from "./same-declaration.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** A property that the compiler misses in an object literal, where a variable of its name is at hand. */
export const supplyProperty: TargetedRule = ({ context, clues }) =>
  clues.diagnostics.flatMap(({ tool, message, place }) => {
    const name = /Property '(\w+)' is missing in type/.exec(message)?.[1];
    const module = place === undefined ? undefined : context.candidate.modules.get(place.file);
    if (tool !== "typescript" || name === undefined || module === undefined) return [];
    return objectsOn(module, place?.line ?? 0).flatMap((object) =>
      withProperty(context, object, name).map((proposal) => [proposal]),
    );
  });

function objectsOn(node: ts.Node, line: number): readonly ts.ObjectLiteralExpression[] {
  const inner: ts.ObjectLiteralExpression[] = [];
  node.forEachChild((child) => {
    inner.push(...objectsOn(child, line));
  });
  const isThere =
    ts.isObjectLiteralExpression(node) &&
    lineOf(node.getSourceFile().text, node.getStart()) === line;
  return isThere ? [node, ...inner] : inner;
}

function withProperty(
  context: DiffContext,
  object: ts.ObjectLiteralExpression,
  name: string,
): readonly EditProposal[] {
  const isKnown = context.candidate.checker
    .getSymbolsInScope(object, ts.SymbolFlags.Variable)
    .some((symbol) => symbol.name === name && symbol.declarations !== undefined);
  if (!isKnown) return [];
  const start = object.getStart() + 1;
  const newText = object.properties.length === 0 ? ` ${name} ` : ` ${name},`;
  return buildProposal(context, {
    kind: "insert-member",
    granularity: "member",
    edits: [{ file: object.getSourceFile().fileName, start, end: start, newText }],
    candidate: object,
    ...sameDeclaration(context, object),
  });
}
