import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { calleeName } from "../syntax/method-chain.ts";
import { type Pair, type Pairing, pairByScore, pairInOrder } from "../syntax/pair-items.ts";
import { buildProposal } from "./build-proposal.ts";
import { deleteListItem, endOfListItem } from "./delete-list-item.ts";
import { type DiffContext, likeness, siteAfter, siteOf } from "./diff-context.ts";

/** Array literals, element by element in order. */
export function diffArrays(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isArrayLiteralExpression(candidate) || !ts.isArrayLiteralExpression(reference)) {
    return undefined;
  }
  const sides = { candidates: candidate.elements, references: reference.elements };
  const pairs = pairInOrder<ts.Node>({ ...sides, score: (c, r) => pairScore(context, c, r) });
  return diffItems(context, { ...sides, pairs, list: candidate, open: candidate.getStart() + 1 });
}

/** Arguments of two calls by position; those of a union of validators by likeness. */
export function diffArguments(
  context: DiffContext,
  candidate: ts.CallExpression,
  reference: ts.CallExpression,
): readonly EditProposal[] {
  const sides = { candidates: candidate.arguments, references: reference.arguments };
  const pairs = pairArguments(context, candidate, reference);
  const open = candidate
    .getChildren()
    .find((child) => child.kind === ts.SyntaxKind.OpenParenToken)?.end;
  return diffItems(context, { ...sides, pairs, list: candidate, open: open ?? candidate.end - 1 });
}

function pairArguments(
  context: DiffContext,
  candidate: ts.CallExpression,
  reference: ts.CallExpression,
): readonly Pair<ts.Node>[] {
  const sides: Pairing<ts.Node> = {
    candidates: candidate.arguments,
    references: reference.arguments,
    score: (c, r) => pairScore(context, c, r),
  };
  if (calleeName(candidate) === "union") return pairByScore(sides);
  if (sides.candidates.length !== sides.references.length) return pairInOrder(sides);
  return sides.references.flatMap((r, index) => {
    const c = sides.candidates[index];
    return c === undefined ? [] : [{ candidate: c, reference: r }];
  });
}

interface Items {
  readonly candidates: readonly ts.Node[];
  readonly references: readonly ts.Node[];
  readonly pairs: readonly Pair<ts.Node>[];
  readonly list: ts.Node;
  /** Offset after the opening bracket. */
  readonly open: number;
}

function diffItems(context: DiffContext, items: Items): readonly EditProposal[] {
  const { candidates, references, pairs } = items;
  return [
    ...pairs.flatMap((pair) => context.descend(pair.candidate, pair.reference)),
    ...references
      .filter((item) => !pairs.some((pair) => pair.reference === item))
      .flatMap((item) => insertItem(context, item, items)),
    ...candidates
      .filter((item) => !pairs.some((pair) => pair.candidate === item))
      .flatMap((item) =>
        buildProposal(context, {
          kind: "delete-argument",
          granularity: "member",
          edits: [deleteListItem(item)],
          candidate: item,
        }),
      ),
  ];
}

function insertItem(
  context: DiffContext,
  item: ts.Node,
  { candidates, references, pairs, list, open }: Items,
) {
  const before = references.slice(0, references.indexOf(item)).toReversed();
  const anchor = before
    .map((earlier) => pairs.find((pair) => pair.reference === earlier)?.candidate)
    .find((counterpart) => counterpart !== undefined);
  const adapted = context.adapt(item, anchor === undefined ? siteOf(list) : siteAfter(anchor));
  if (adapted === undefined) return [];
  const file = list.getSourceFile().fileName;
  const position = anchor === undefined ? open : endOfListItem(anchor);
  const comma = anchor === undefined ? candidates.length > 0 : position > anchor.end;
  const newText =
    anchor === undefined || comma
      ? `${anchor === undefined ? "" : " "}${adapted.text}${comma ? ", " : ""}`.trimEnd()
      : `, ${adapted.text}`;
  return buildProposal(context, {
    kind: "insert-argument",
    granularity: "member",
    edits: [{ file, start: position, end: position, newText }, ...adapted.needs],
    candidate: list,
    reference: item,
  });
}

function pairScore(context: DiffContext, candidate: ts.Node, reference: ts.Node): number {
  const score = likeness(context, candidate, reference);
  return score >= 0.4 ? score : 0;
}
