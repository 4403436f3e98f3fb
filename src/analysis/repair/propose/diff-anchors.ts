import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { methodChain } from "../syntax/method-chain.ts";
import { pairByScore } from "../syntax/pair-items.ts";
import { type DiffContext, likeness } from "./diff-context.ts";

const operations: ReadonlySet<string> = new Set(
  "query get insert patch replace delete store getUrl runQuery runMutation runAction runAfter runAt".split(
    " ",
  ),
);

/**
 * Calls of the platform (database, storage, scheduler) by operation and table, wherever in the module they stand:
 * they correspond even where the statements around them do not.
 */
export function diffAnchors(
  context: DiffContext,
  candidate: ts.SourceFile,
  reference: ts.SourceFile,
): readonly EditProposal[] {
  const given = Map.groupBy(anchorsOf(candidate), (anchor) => anchor.key);
  const wanted = Map.groupBy(anchorsOf(reference), (anchor) => anchor.key);
  return [...wanted].flatMap(([key, references]) =>
    pairByScore({
      candidates: given.get(key) ?? [],
      references,
      score: (c, r) => likeness(context, c.node, r.node),
    }).flatMap((pair) => context.descend(pair.candidate.node, pair.reference.node)),
  );
}

interface Anchor {
  readonly key: string;
  readonly node: ts.Node;
}

function anchorsOf(node: ts.Node): readonly Anchor[] {
  const key = anchorKey(node);
  const inner: Anchor[] = [];
  node.forEachChild((child) => {
    inner.push(...anchorsOf(child));
  });
  const isWhole = !(
    ts.isPropertyAccessExpression(node.parent ?? node) &&
    methodChain(node.parent.parent) !== undefined
  );
  return key === undefined || !isWhole ? inner : [{ key, node }, ...inner];
}

function anchorKey(node: ts.Node): string | undefined {
  const first = methodChain(node)?.links[0];
  if (first === undefined || !operations.has(first.name.text)) return undefined;
  const [argument] = first.call.arguments;
  return argument !== undefined && ts.isStringLiteralLike(argument)
    ? `${first.name.text} ${argument.text}`
    : first.name.text;
}
