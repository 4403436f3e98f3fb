import type ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { indentAt } from "../syntax/layout.ts";
import { type ChainLink, methodChain, type MethodChain } from "../syntax/method-chain.ts";
import { type Pair, pairByScore, pairInOrder } from "../syntax/pair-items.ts";
import { buildProposal, replaceNode } from "./build-proposal.ts";
import { type AdaptedText, type DiffContext, likeness, siteAfter } from "./diff-context.ts";
import { diffArguments } from "./diff-lists.ts";

/** Chains of method calls as lists of links, matched by name and arguments. */
export function diffChains(
  context: DiffContext,
  candidateNode: ts.Node,
  referenceNode: ts.Node,
): readonly EditProposal[] | undefined {
  const candidate = methodChain(candidateNode);
  const reference = methodChain(referenceNode);
  if (candidate === undefined || reference === undefined) return undefined;
  const pairs = [
    ...pairIndexes(context, candidate, reference),
    ...pairSteps(context, candidate, reference),
  ];
  if (pairs.length === 0) return undefined;
  const missing = reference.links.filter((link) => !pairs.some((pair) => pair.reference === link));
  const extra = candidate.links.filter((link) => !pairs.some((pair) => pair.candidate === link));
  const swap = missing.length === 1 && extra.length === 1 ? swapLink(context, extra, missing) : [];
  return [
    ...context.descend(candidate.base, reference.base),
    ...pairs.flatMap((pair) => diffLink(context, pair)),
    ...swap,
    ...(swap.length > 0
      ? []
      : missing.flatMap((link) => insertLink(context, link, { candidate, reference, pairs }))),
    ...(swap.length > 0 ? [] : extra.flatMap((link) => deleteLink(context, link))),
  ];
}

/** Declarations of indexes, whose order means nothing. */
function pairIndexes(
  context: DiffContext,
  candidate: MethodChain,
  reference: MethodChain,
): readonly Pair<ChainLink>[] {
  return pairByScore({
    candidates: candidate.links.filter(isIndex),
    references: reference.links.filter(isIndex),
    score: (c, r) => (c.name.text === r.name.text ? argumentLikeness(context, c, r) - 0.3 : 0),
  });
}

function pairSteps(
  context: DiffContext,
  candidate: MethodChain,
  reference: MethodChain,
): readonly Pair<ChainLink>[] {
  return pairInOrder({
    candidates: candidate.links.filter((link) => !isIndex(link)),
    references: reference.links.filter((link) => !isIndex(link)),
    score: (c, r) => linkScore(context, c, r),
  });
}

function isIndex({ name, call }: ChainLink): boolean {
  return /^(index|searchIndex|vectorIndex)$/.test(name.text) && call.arguments.length === 2;
}

function linkScore(context: DiffContext, candidate: ChainLink, reference: ChainLink): number {
  const score = argumentLikeness(context, candidate, reference);
  if (candidate.name.text === reference.name.text) return 1 + score;
  return candidate.call.arguments.length === reference.call.arguments.length && score >= 0.4
    ? score / 2
    : 0;
}

/** Mean likeness of the arguments that both have; 0 where there are none. */
function argumentLikeness(
  context: DiffContext,
  candidate: ChainLink,
  reference: ChainLink,
): number {
  const [left, right] = [candidate.call.arguments, reference.call.arguments];
  const scores = left.flatMap((argument, index) => {
    const other = right[index];
    return other === undefined ? [] : [likeness(context, argument, other)];
  });
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function diffLink(
  context: DiffContext,
  { candidate, reference }: Pair<ChainLink>,
): readonly EditProposal[] {
  const renamed =
    candidate.name.text === reference.name.text
      ? []
      : replaceNode(context, candidate.name, { reference: reference.name });
  return [...renamed, ...diffArguments(context, candidate.call, reference.call)];
}

function linkText(context: DiffContext, link: ChainLink, site: ts.Node): AdaptedText | undefined {
  const adapted = link.call.arguments.map((argument) => context.adapt(argument, siteAfter(site)));
  const known = adapted.filter((text) => text !== undefined);
  if (known.length < adapted.length) return undefined;
  const text = `${link.name.text}(${known.map((argument) => argument.text).join(", ")})`;
  return { text, needs: known.flatMap((argument) => argument.needs) };
}

interface Chains {
  readonly candidate: MethodChain;
  readonly reference: MethodChain;
  readonly pairs: readonly Pair<ChainLink>[];
}

function insertLink(
  context: DiffContext,
  link: ChainLink,
  { candidate, reference, pairs }: Chains,
) {
  const before = reference.links.slice(0, reference.links.indexOf(link)).toReversed();
  const anchor = before
    .map((earlier) => pairs.find((pair) => pair.reference === earlier)?.candidate)
    .find((counterpart) => counterpart !== undefined);
  const adapted = linkText(context, link, anchor?.call ?? candidate.base);
  if (adapted === undefined) return [];
  const source = candidate.base.getSourceFile();
  const position = anchor?.end ?? candidate.base.end;
  const neighbour = anchor ?? candidate.links[0];
  const gap =
    neighbour === undefined
      ? ""
      : source.text.slice(neighbour.start, neighbour.name.getStart() - 1);
  const lead = gap.includes("\n")
    ? `\n${indentAt(source.text, neighbour?.name.getStart() ?? position)}`
    : "";
  return buildProposal(context, {
    kind: "insert-link",
    granularity: "member",
    edits: [
      { file: source.fileName, start: position, end: position, newText: `${lead}.${adapted.text}` },
      ...adapted.needs,
    ],
    candidate: candidate.links.at(-1)?.call ?? candidate.base,
    reference: link.name,
  });
}

function deleteLink(context: DiffContext, link: ChainLink): readonly EditProposal[] {
  const file = link.call.getSourceFile().fileName;
  const edit = { file, start: link.start, end: link.end, newText: "" };
  return buildProposal(context, {
    kind: "delete-link",
    granularity: "member",
    edits: [edit],
    candidate: link.call,
  });
}

/** One link in the place of another, such as `collect()` by `take(5)`. */
function swapLink(
  context: DiffContext,
  [extra]: readonly ChainLink[],
  [missing]: readonly ChainLink[],
): readonly EditProposal[] {
  const adapted = extra && missing && linkText(context, missing, extra.call);
  if (extra === undefined || missing === undefined || adapted === undefined) return [];
  const edit = {
    file: extra.call.getSourceFile().fileName,
    start: extra.name.getStart(),
    end: extra.end,
    newText: adapted.text,
  };
  return buildProposal(context, {
    kind: "replace-link",
    granularity: "member",
    edits: [edit, ...adapted.needs],
    candidate: extra.name,
    reference: missing.name,
  });
}
