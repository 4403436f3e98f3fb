import ts from "typescript";
import type { Granularity, TextEdit } from "../../../domain/certificate.ts";
import type { EditKind, EditProposal, Span } from "../edit-proposal.ts";
import { mergeEdits } from "../merge-edits.ts";
import { countTokens } from "../syntax/layout.ts";
import { isFunctionWithBody } from "../syntax/statement-lists.ts";
import { enclosingDeclaration } from "../syntax/top-level.ts";
import { type DiffContext, siteOf } from "./diff-context.ts";

export interface ProposalFacts {
  readonly kind: EditKind;
  readonly granularity: Granularity;
  /** The edit itself, then what it needs. */
  readonly edits: readonly TextEdit[];
  /** Code to look at: what is changed, or what is around an insertion. */
  readonly candidate: ts.Node;
  readonly reference?: ts.Node;
  readonly parts?: readonly EditProposal[];
}

/** Completes a proposal with what follows from its edits: size, names, owner. None where the edits contradict each other. */
export function buildProposal(context: DiffContext, facts: ProposalFacts): readonly EditProposal[] {
  const edits = mergeEdits(facts.edits);
  const [main] = facts.edits;
  if (
    edits === undefined ||
    main === undefined ||
    edits.every((edit) => isNothing(context, edit))
  ) {
    return [];
  }
  const owner = enclosingDeclaration(facts.candidate)?.name;
  const removed = words(removedText(context, main));
  const added = words(main.newText);
  return [
    {
      kind: facts.kind,
      granularity: facts.edits.slice(1).some(addsDeclaration)
        ? coarser(facts.granularity)
        : facts.granularity,
      edits: [main, ...facts.edits.slice(1)],
      tokens: facts.edits.reduce(
        (sum, edit) => sum + countTokens(edit.newText) + countTokens(removedText(context, edit)),
        0,
      ),
      pureDeletion: edits.every((edit) => edit.newText.trim() === ""),
      subjects: [...removed.symmetricDifference(added)],
      ...(owner === undefined ? {} : { owner }),
      candidateSpan: spanOf(facts.candidate),
      ...(facts.reference === undefined ? {} : { referenceSpan: spanOf(facts.reference) }),
      parts: facts.parts ?? [],
    },
  ];
}

/** Replaces a node of the candidate by the reference's text. Where that cannot be adapted, the parts stand alone. */
export function replaceNode(
  context: DiffContext,
  candidate: ts.Node,
  {
    reference,
    parts = [],
  }: { readonly reference: ts.Node; readonly parts?: readonly EditProposal[] },
): readonly EditProposal[] {
  const adapted = context.adapt(reference, siteOf(candidate));
  if (adapted === undefined) return parts;
  const newText = textInPlace(candidate, adapted.text);
  const edit = { ...spanOf(candidate), newText };
  const whole = buildProposal(context, {
    ...replacement(candidate),
    edits: [edit, ...adapted.needs],
    candidate,
    reference,
    parts,
  });
  return whole.length === 0 ? parts : whole;
}

/** The range of a node without what stands before it. */
export function spanOf(node: ts.Node): Span {
  return { file: node.getSourceFile().fileName, start: node.getStart(), end: node.end };
}

function replacement(node: ts.Node): {
  readonly kind: EditKind;
  readonly granularity: Granularity;
} {
  if (ts.isSourceFile(node)) return { kind: "replace-file", granularity: "file" };
  if (ts.isSourceFile(node.parent)) {
    return { kind: "replace-declaration", granularity: "declaration" };
  }
  if (isFunctionWithBody(node)) return { kind: "replace-function", granularity: "function" };
  if (ts.isObjectLiteralElementLike(node)) return { kind: "replace-member", granularity: "member" };
  if (ts.isStatement(node)) return { kind: "replace-statement", granularity: "statement" };
  if (node.getChildCount() === 0) return { kind: "replace-token", granularity: "token" };
  const large =
    node.forEachChild((child) => (holdsFunctionBody(child) ? true : undefined)) === true;
  return { kind: "replace-expression", granularity: large ? "function" : "statement" };
}

function holdsFunctionBody(node: ts.Node): boolean {
  if (isFunctionWithBody(node) && node.body !== undefined && ts.isBlock(node.body)) return true;
  return node.forEachChild((child) => (holdsFunctionBody(child) ? true : undefined)) === true;
}

/** An expression that takes a statement's place needs its end, one that takes a shorthand member's place its key. */
function textInPlace(candidate: ts.Node, text: string): string {
  if (ts.isShorthandPropertyAssignment(candidate.parent)) return `${candidate.getText()}: ${text}`;
  const wanted =
    ts.isExpressionStatement(candidate) &&
    candidate.getText().endsWith(";") &&
    !/[;}]\s*$/.test(text);
  return wanted ? `${text};` : text;
}

/** Is a whole declaration copied along? */
function addsDeclaration(edit: TextEdit): boolean {
  return /^\s*(export |async |const |let |function |class |type |interface |enum )/.test(
    edit.newText,
  );
}

function coarser(granularity: Granularity): Granularity {
  return granularity === "file" ? "file" : "declaration";
}

function removedText(context: DiffContext, edit: TextEdit): string {
  return (context.candidate.files[edit.file] ?? "").slice(edit.start, edit.end);
}

function isNothing(context: DiffContext, edit: TextEdit): boolean {
  return removedText(context, edit) === edit.newText;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*|\d+/g));
}
