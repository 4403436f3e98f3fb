import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal, spanOf } from "./build-proposal.ts";
import type { DiffContext } from "./diff-context.ts";

const most = 4;

/** Literals that only the candidate has by those of the same type that only the reference has. */
export function swapLiterals(
  context: DiffContext,
  candidate: ts.SourceFile,
  reference: ts.SourceFile,
): readonly EditProposal[] {
  const given = literalsOf(candidate);
  const wanted = literalsOf(reference);
  const odd = given.filter((literal) => !wanted.some((other) => other.text === literal.text));
  const absent = wanted.filter((literal) => !given.some((other) => other.text === literal.text));
  if (odd.length > most || absent.length > most) return [];
  return odd.flatMap((literal) =>
    absent
      .filter((other) => other.kind === literal.kind)
      .flatMap((other) =>
        buildProposal(context, {
          kind: "replace-token",
          granularity: "token",
          edits: [{ ...spanOf(literal), newText: other.getText() }],
          candidate: literal,
          reference: other,
        }),
      ),
  );
}

function literalsOf(node: ts.Node): readonly ts.LiteralLikeNode[] {
  if (ts.isImportDeclaration(node)) return [];
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node];
  const found: ts.LiteralLikeNode[] = [];
  node.forEachChild((child) => {
    found.push(...literalsOf(child));
  });
  return found;
}
