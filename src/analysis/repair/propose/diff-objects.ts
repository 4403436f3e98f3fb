import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { indentAt, startsLine } from "../syntax/layout.ts";
import { type ObjectMember, objectMembers } from "../syntax/object-members.ts";
import { type Pair, pairByScore } from "../syntax/pair-items.ts";
import { buildProposal, replaceNode } from "./build-proposal.ts";
import { deleteListItem, endOfListItem } from "./delete-list-item.ts";
import { type DiffContext, likeness, siteAfter, siteOf } from "./diff-context.ts";
import { reorderMembers } from "./reorder-members.ts";

/** Object literals by key, whatever the order: members are compared, inserted, deleted or renamed. */
export function diffObjects(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isObjectLiteralExpression(candidate) || !ts.isObjectLiteralExpression(reference)) {
    return undefined;
  }
  const sides = {
    candidates: objectMembers(context.candidate, candidate),
    references: objectMembers(context.reference, reference),
  };
  const same = pairByScore({
    ...sides,
    score: (c, r) => (c.key === r.key ? 1 + likeness(context, c.value, r.value) : 0),
  });
  const renamed = pairByScore({
    candidates: sides.candidates.filter(
      (member) => member.direct && !same.some((pair) => pair.candidate === member),
    ),
    references: sides.references.filter(
      (member) => !same.some((pair) => pair.reference === member),
    ),
    score: (c, r) => renameScore(context, c, r),
  });
  const pairs = [...same, ...renamed];
  const missing = sides.references.filter(
    (member) => !pairs.some((pair) => pair.reference === member),
  );
  const extra = sides.candidates.filter(
    (member) => member.direct && !pairs.some((pair) => pair.candidate === member),
  );
  return [
    ...same.flatMap((pair) => diffMember(context, pair)),
    ...renamed.flatMap((pair) =>
      replaceNode(context, pair.candidate.node, { reference: pair.reference.node }),
    ),
    ...missing.flatMap((member) => {
      const insertion = { object: candidate, member, pairs, references: sides.references };
      return [...insertIntoSpread(context, insertion), ...insertMember(context, insertion)];
    }),
    ...extra.flatMap((member) => deleteMember(context, member, reference)),
    ...reorderMembers(context, pairs, sides.references),
  ];
}

function diffMember(
  context: DiffContext,
  { candidate, reference }: Pair<ObjectMember>,
): readonly EditProposal[] {
  const found = context.descend(candidate.value, reference.value);
  const bothMethods =
    ts.isMethodDeclaration(candidate.node) === ts.isMethodDeclaration(reference.node);
  // A method cannot take a property's place by its value alone.
  const [only] = found;
  if (bothMethods || found.length !== 1 || only?.kind !== "replace-function") return found;
  return replaceNode(context, candidate.node, { reference: reference.node, parts: only.parts });
}

function renameScore(
  context: DiffContext,
  candidate: ObjectMember,
  reference: ObjectMember,
): number {
  if (candidate.key === "..." || reference.key === "...") return 0;
  if (isLiteral(candidate.value) && candidate.value.kind === reference.value.kind) {
    return 0.5 + likeness(context, candidate.value, reference.value);
  }
  const score = likeness(context, candidate.value, reference.value);
  return score >= 0.6 ? score : 0;
}

function isLiteral(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node);
}

interface Insertion {
  readonly object: ts.ObjectLiteralExpression;
  readonly member: ObjectMember;
  readonly pairs: readonly Pair<ObjectMember>[];
  readonly references: readonly ObjectMember[];
}

/** Beside the member that it follows, where that comes in by a spread. */
function insertIntoSpread(context: DiffContext, insertion: Insertion): readonly EditProposal[] {
  const neighbour = [
    ...predecessors(insertion),
    ...insertion.pairs.map((pair) => pair.candidate),
  ].find(({ key }) => key !== "...");
  if (neighbour === undefined || neighbour.direct) return [];
  const { member } = insertion;
  const adapted = context.adapt(member.node, siteAfter(neighbour.node));
  if (adapted === undefined) return [];
  const { position, text } = placeAfter(neighbour.node, adapted.text);
  const file = neighbour.node.getSourceFile().fileName;
  const edit = { file, start: position, end: position, newText: text };
  return buildProposal(context, {
    kind: "insert-member",
    granularity: "member",
    edits: [edit, ...adapted.needs],
    candidate: neighbour.node.parent,
    reference: member.node,
  });
}

/** Counterparts of the members before it, the nearest first. */
function predecessors({ member, pairs, references }: Insertion): readonly ObjectMember[] {
  return references
    .slice(0, references.indexOf(member))
    .toReversed()
    .flatMap((earlier) => pairs.find((pair) => pair.reference === earlier)?.candidate ?? []);
}

function insertMember(context: DiffContext, insertion: Insertion): readonly EditProposal[] {
  const { object, member } = insertion;
  const anchor = predecessors(insertion).find(({ direct }) => direct)?.node;
  const first = object.properties[0];
  const adapted = context.adapt(
    member.node,
    anchor === undefined ? siteOf(first ?? object) : siteAfter(anchor),
  );
  if (adapted === undefined) return [];
  const placed =
    anchor === undefined ? placeFirst(object, adapted.text) : placeAfter(anchor, adapted.text);
  const file = object.getSourceFile().fileName;
  const edit = { file, start: placed.position, end: placed.position, newText: placed.text };
  return buildProposal(context, {
    kind: "insert-member",
    granularity: "member",
    edits: [edit, ...adapted.needs],
    candidate: object,
    reference: member.node,
  });
}

function placeAfter(
  anchor: ts.Node,
  text: string,
): { readonly position: number; readonly text: string } {
  const source = anchor.getSourceFile().text;
  const ownLine = startsLine(source, anchor.getStart());
  const gap = ownLine ? `\n${indentAt(source, anchor.getStart())}` : " ";
  const end = endOfListItem(anchor);
  return end > anchor.end
    ? { position: end, text: `${gap}${text},` }
    : { position: end, text: `,${gap}${text}` };
}

function placeFirst(
  object: ts.ObjectLiteralExpression,
  text: string,
): { readonly position: number; readonly text: string } {
  const first = object.properties[0];
  if (first === undefined) return { position: object.getStart() + 1, text: ` ${text},` };
  const source = object.getSourceFile().text;
  const gap = startsLine(source, first.getStart())
    ? `\n${indentAt(source, first.getStart())}`
    : " ";
  return { position: first.getStart(), text: `${text},${gap}` };
}

function deleteMember(
  context: DiffContext,
  member: ObjectMember,
  reference: ts.Node,
): readonly EditProposal[] {
  return buildProposal(context, {
    kind: "delete-member",
    granularity: "member",
    edits: [deleteListItem(member.node)],
    candidate: member.node,
    reference,
  });
}
