import type ts from "typescript";
import type { DiffContext } from "../propose/diff-context.ts";
import { enclosingDeclaration, topLevelDeclarations } from "../syntax/top-level.ts";

/** The reference's declaration of the same name as the one around a node of the candidate, for a person to look at. */
export function sameDeclaration(
  { reference }: Pick<DiffContext, "reference">,
  node: ts.Node,
): { readonly reference?: ts.Node } {
  const owner = enclosingDeclaration(node);
  const module = reference.modules.get(node.getSourceFile().fileName);
  if (owner === undefined || module === undefined) return {};
  const found = topLevelDeclarations(module).find(({ name }) => name === owner.name);
  return found === undefined ? {} : { reference: found.statement };
}
