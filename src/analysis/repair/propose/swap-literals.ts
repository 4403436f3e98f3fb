import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal, spanOf } from "./build-proposal.ts";
import type { DiffContext } from "./diff-context.ts";

const most = 4;

/**
 * Literals that only the candidate has by those of the same type that only the reference has, and by those that are
 * written almost alike.
 */
export function swapLiterals(
  context: DiffContext,
  candidate: ts.SourceFile,
  reference: ts.SourceFile,
): readonly EditProposal[] {
  const given = literalsOf(candidate);
  const wanted = distinct(literalsOf(reference));
  const odd = given.filter((literal) => !wanted.some((other) => other.text === literal.text));
  const absent = wanted.filter((literal) => !given.some((other) => other.text === literal.text));
  const isFew = odd.length <= most && absent.length <= most;
  return odd.flatMap((literal) =>
    wanted
      .filter((other) => other.kind === literal.kind)
      .filter((other) => (isFew && absent.includes(other)) || isMisspelt(literal, other))
      .toSorted((a, b) => Number(isMisspelt(literal, b)) - Number(isMisspelt(literal, a)))
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

function distinct(literals: readonly ts.LiteralLikeNode[]): readonly ts.LiteralLikeNode[] {
  return [...new Map(literals.map((literal) => [literal.text, literal])).values()];
}

/** Equal but for one character that was put in, left out or changed. */
function isMisspelt(left: ts.LiteralLikeNode, right: ts.LiteralLikeNode): boolean {
  const [short, long] = [left.text, right.text].toSorted((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || short.length < 3) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return long.length - start - end <= 1;
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
