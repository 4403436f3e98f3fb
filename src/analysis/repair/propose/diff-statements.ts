import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { callKey } from "../syntax/call-key.ts";
import { deleteLines } from "../syntax/delete-lines.ts";
import { type Pair, pairByScore } from "../syntax/pair-items.ts";
import { unwrapBlock } from "../syntax/statement-lists.ts";
import { buildProposal } from "./build-proposal.ts";
import { alike, type DiffContext, likeness } from "./diff-context.ts";
import { insertStatement, type StatementLists } from "./insert-statement.ts";

/** Lists of statements: the most alike are compared, what is left is paired by kind, inserted or deleted. */
export function diffStatements(
  context: DiffContext,
  lists: StatementLists,
): readonly EditProposal[] {
  const matched = pairByScore({ ...lists, score: (c, r) => statementScore(context, c, r) });
  const rest = withoutPaired(lists, matched);
  const leftovers = pairByScore({ ...rest, score: (c, r) => leftoverScore(context, c, r) });
  const pairs = [...matched, ...leftovers];
  const { candidates: extra, references: missing } = withoutPaired(lists, pairs);
  return [
    ...pairs.flatMap((pair) =>
      alike(context, pair.candidate, pair.reference)
        ? []
        : context.descend(pair.candidate, pair.reference),
    ),
    ...missing.flatMap((statement) => insertStatement(context, statement, { ...lists, pairs })),
    ...extra.flatMap((statement) => deleteStatement(context, statement)),
  ];
}

/** `if` statements: condition and both branches. */
export function diffIfs(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isIfStatement(candidate) || !ts.isIfStatement(reference)) return undefined;
  if ((candidate.elseStatement === undefined) !== (reference.elseStatement === undefined)) {
    return undefined;
  }
  return [
    ...context.descend(candidate.expression, reference.expression),
    ...diffBranches(context, candidate.thenStatement, reference.thenStatement),
    ...diffBranches(context, candidate.elseStatement, reference.elseStatement),
  ];
}

/** Blocks, and blocks against branches without braces. */
export function diffBlocks(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isBlock(candidate) || !ts.isStatement(reference)) return undefined;
  return diffBranches(context, candidate, reference);
}

function diffBranches(
  context: DiffContext,
  candidate: ts.Statement | undefined,
  reference: ts.Statement | undefined,
): readonly EditProposal[] {
  if (candidate === undefined || reference === undefined) return [];
  const lists = {
    candidates: unwrapBlock(candidate),
    references: unwrapBlock(reference),
    container: candidate,
  };
  return diffStatements(context, lists);
}

function statementScore(
  context: DiffContext,
  candidate: ts.Statement,
  reference: ts.Statement,
): number {
  const [leftKey, rightKey] = [callKey(candidate), callKey(reference)];
  const score = likeness(context, candidate, reference);
  if (leftKey !== undefined && rightKey !== undefined) return leftKey === rightKey ? 2 + score : 0;
  const total =
    score + (candidate.kind === reference.kind ? 0.1 : -0.3) + guardBonus(candidate, reference);
  return total >= 0.45 ? total : 0;
}

/** A condition under which the function ends corresponds to another such, not to one that guards a piece of work. */
function guardBonus(candidate: ts.Statement, reference: ts.Statement): number {
  if (!ts.isIfStatement(candidate) || !ts.isIfStatement(reference)) return 0;
  const [left, right] = [candidate, reference].map(({ thenStatement }) =>
    unwrapBlock(thenStatement).some(isExit),
  );
  if (left !== right) return -0.4;
  return left === true ? 0.2 : 0;
}

/** Statements of one kind, and ways out of a function, may stand for each other however little they share. */
function leftoverScore(
  context: DiffContext,
  candidate: ts.Statement,
  reference: ts.Statement,
): number {
  const exits = isExit(candidate) && isExit(reference);
  if (ts.isVariableStatement(candidate) || (candidate.kind !== reference.kind && !exits)) return 0;
  const score = likeness(context, candidate, reference);
  return exits || ts.isIfStatement(candidate)
    ? 0.3 + score + guardBonus(candidate, reference)
    : score - 0.2;
}

function isExit(statement: ts.Statement): boolean {
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement);
}

function withoutPaired(
  lists: StatementLists,
  pairs: readonly Pair<ts.Statement>[],
): StatementLists {
  return {
    container: lists.container,
    candidates: lists.candidates.filter(
      (statement) => !pairs.some((pair) => pair.candidate === statement),
    ),
    references: lists.references.filter(
      (statement) => !pairs.some((pair) => pair.reference === statement),
    ),
  };
}

function deleteStatement(context: DiffContext, statement: ts.Statement): readonly EditProposal[] {
  return buildProposal(context, {
    kind: "delete-statement",
    granularity: "statement",
    edits: [deleteLines(statement)],
    candidate: statement,
  });
}
