import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { indentAt } from "../syntax/layout.ts";
import type { Pair } from "../syntax/pair-items.ts";
import { buildProposal } from "./build-proposal.ts";
import { type AdaptedText, type DiffContext, siteAfter, siteOf } from "./diff-context.ts";

export interface StatementLists {
  readonly candidates: readonly ts.Statement[];
  readonly references: readonly ts.Statement[];
  /** The node of the candidate that holds its statements. */
  readonly container: ts.Node;
}

type Aligned = StatementLists & { readonly pairs: readonly Pair<ts.Statement>[] };

/**
 * Puts a statement of the reference after the counterpart of the one before it, and below the variables that it uses.
 */
export function insertStatement(
  context: DiffContext,
  statement: ts.Statement,
  lists: Aligned,
): readonly EditProposal[] {
  const { candidates, container } = lists;
  const last = candidates.at(-1);
  if (last === undefined) return insertIntoEmpty(context, statement, container);
  const draft = context.adapt(statement, siteAfter(last));
  if (draft === undefined) return [];
  const index = Math.max(
    indexOfPredecessor(statement, lists),
    indexOfLastUsed(candidates, draft.text),
  );
  const anchor = candidates[index];
  const before = anchor === undefined || isExit(anchor);
  const neighbour = anchor ?? candidates[0] ?? last;
  const adapted = context.adapt(statement, before ? siteOf(neighbour) : siteAfter(neighbour));
  if (adapted === undefined) return [];
  const { text, fileName } = neighbour.getSourceFile();
  const indent = indentAt(text, neighbour.getStart());
  const position = before ? neighbour.getStart() : neighbour.end;
  const newText = before ? `${adapted.text}\n${indent}` : `\n${indent}${adapted.text}`;
  return propose(
    context,
    { statement, candidate: neighbour, adapted: { ...adapted, text: newText } },
    { fileName, position },
  );
}

function insertIntoEmpty(
  context: DiffContext,
  statement: ts.Statement,
  container: ts.Node,
): readonly EditProposal[] {
  if (!ts.isBlock(container)) return [];
  const adapted = context.adapt(statement, siteOf(container));
  if (adapted === undefined) return [];
  const { text, fileName } = container.getSourceFile();
  const indent = indentAt(text, container.getStart());
  const newText = `\n${indent}  ${adapted.text}\n${indent}`;
  const place = { fileName, position: container.getStart() + 1 };
  return propose(
    context,
    { statement, candidate: container, adapted: { ...adapted, text: newText } },
    place,
  );
}

function propose(
  context: DiffContext,
  {
    statement,
    candidate,
    adapted,
  }: {
    readonly statement: ts.Statement;
    readonly candidate: ts.Node;
    readonly adapted: AdaptedText;
  },
  { fileName, position }: { readonly fileName: string; readonly position: number },
): readonly EditProposal[] {
  return buildProposal(context, {
    kind: "insert-statement",
    granularity: "statement",
    edits: [
      { file: fileName, start: position, end: position, newText: adapted.text },
      ...adapted.needs,
    ],
    candidate,
    reference: statement,
  });
}

function indexOfPredecessor(
  statement: ts.Statement,
  { candidates, references, pairs }: Aligned,
): number {
  const before = references.slice(0, references.indexOf(statement)).toReversed();
  const partner = before
    .map((earlier) => pairs.find((pair) => pair.reference === earlier)?.candidate)
    .find((counterpart) => counterpart !== undefined);
  return partner === undefined ? -1 : candidates.indexOf(partner);
}

function indexOfLastUsed(candidates: readonly ts.Statement[], text: string): number {
  const words = new Set(text.match(/[A-Za-z_$][\w$]*/g));
  return candidates.findLastIndex((statement) =>
    declaredNames(statement).some((name) => words.has(name)),
  );
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) =>
          ts.isBindingElement(element) ? [element.name.getText()] : [],
        ),
  );
}

function isExit(statement: ts.Statement): boolean {
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement);
}
