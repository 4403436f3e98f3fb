import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { anchorKey } from "../syntax/anchor-key.ts";
import { methodChain } from "../syntax/method-chain.ts";
import { type Pair, pairByScore } from "../syntax/pair-items.ts";
import { isFunctionWithBody } from "../syntax/statement-lists.ts";
import { type DiffContext, likeness } from "./diff-context.ts";

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
  return [...wanted]
    .flatMap(([key, references]) => partners(context, given.get(key) ?? [], references))
    .flatMap((pair) => [
      ...context.descend(pair.candidate.node, pair.reference.node),
      ...diffSurroundings(context, pair.candidate.node, pair.reference.node),
    ]);
}

/** The most alike first, each once; then each that is left with the most alike of the other side. */
function partners(
  context: DiffContext,
  candidates: readonly Anchor[],
  references: readonly Anchor[],
): readonly Pair<Anchor>[] {
  const score = (c: Anchor, r: Anchor): number => likeness(context, c.node, r.node);
  const pairs = pairByScore({ candidates, references, score });
  const left = {
    candidates: candidates.filter((each) => !pairs.some(({ candidate }) => candidate === each)),
    references: references.filter((each) => !pairs.some(({ reference }) => reference === each)),
  };
  return [
    ...pairs,
    ...left.references.flatMap((reference) =>
      pairByScore({ candidates, references: [reference], score }),
    ),
    ...left.candidates.flatMap((candidate) =>
      pairByScore({ candidates: [candidate], references, score }),
    ),
  ];
}

/** What is done around a call, where one side does it in a helper and the other in its place. */
function diffSurroundings(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] {
  const given = ts.findAncestor(candidate, isFunctionWithBody);
  const wanted = ts.findAncestor(reference, isFunctionWithBody);
  if (given === undefined || wanted === undefined) return [];
  const known = context.functions.get(wanted);
  if (known === given) return [];
  const found = context
    .descend(given, wanted)
    .flatMap((proposal) => (proposal.parts.length === 0 ? [proposal] : proposal.parts));
  if (known !== undefined) context.functions.set(wanted, known);
  return found;
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
