import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal, replaceNode } from "./build-proposal.ts";
import { alike, type DiffContext, siteOf } from "./diff-context.ts";

/** `await` on one side only. */
export function diffAwaits(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  const [left, right] = [ts.isAwaitExpression(candidate), ts.isAwaitExpression(reference)];
  if (left === right) return undefined;
  const file = candidate.getSourceFile().fileName;
  const start = candidate.getStart();
  if (ts.isAwaitExpression(reference)) {
    const edit = { file, start, end: start, newText: "await " };
    const insertion = {
      kind: "insert-await",
      granularity: "token",
      edits: [edit],
      candidate,
      reference,
    } as const;
    return [
      ...buildProposal(context, insertion),
      ...context.descend(candidate, reference.expression),
    ];
  }
  if (!ts.isAwaitExpression(candidate)) return undefined;
  const edit = { file, start, end: candidate.expression.getStart(), newText: "" };
  const deletion = {
    kind: "delete-await",
    granularity: "token",
    edits: [edit],
    candidate,
    reference,
  } as const;
  return [...buildProposal(context, deletion), ...context.descend(candidate.expression, reference)];
}

/** `as const` that the candidate lacks. */
export function diffConstAssertions(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isAsExpression(reference) || ts.isAsExpression(candidate)) return undefined;
  const edit = {
    file: candidate.getSourceFile().fileName,
    start: candidate.end,
    end: candidate.end,
    newText: " as const",
  };
  const facts = {
    kind: "add-const-assertion",
    granularity: "token",
    edits: [edit],
    candidate,
    reference,
  } as const;
  return [...buildProposal(context, facts), ...context.descend(candidate, reference.expression)];
}

/** Declarations of variables by what they are initialized with; their names are the candidate's own. */
export function diffVariables(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isVariableStatement(candidate) || !ts.isVariableStatement(reference)) return undefined;
  return reference.declarationList.declarations.flatMap((wanted, index) => {
    const given = candidate.declarationList.declarations[index];
    if (given?.initializer === undefined || wanted.initializer === undefined) return [];
    return [
      ...annotateVariable(context, given, wanted),
      ...context.descend(given.initializer, wanted.initializer),
    ];
  });
}

/** Nodes of one kind with as many children: child by child. */
export function diffChildren(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  const [left, right] = [childrenOf(candidate), childrenOf(reference)];
  const comparable =
    candidate.kind === reference.kind && left.length === right.length && left.length > 0;
  if (!comparable || operatorOf(candidate) !== operatorOf(reference)) return undefined;
  if (
    ts.isPropertyAccessExpression(candidate) &&
    left.every((child, index) => !sameChild(context, child, right[index]))
  ) {
    return undefined;
  }
  return left.flatMap((child, index) => {
    const other = right[index];
    if (other === undefined || alike(context, child, other)) return [];
    if (ts.isToken(child) && ts.isToken(other)) {
      return replaceNode(context, child, { reference: other });
    }
    return context.descend(child, other);
  });
}

function annotateVariable(
  context: DiffContext,
  candidate: ts.VariableDeclaration,
  reference: ts.VariableDeclaration,
): readonly EditProposal[] {
  const adapted =
    reference.type &&
    candidate.type === undefined &&
    context.adapt(reference.type, siteOf(candidate));
  if (!adapted || reference.type === undefined) return [];
  const position = candidate.name.end;
  return buildProposal(context, {
    kind: "annotate",
    granularity: "token",
    edits: [
      {
        file: candidate.getSourceFile().fileName,
        start: position,
        end: position,
        newText: `: ${adapted.text}`,
      },
      ...adapted.needs,
    ],
    candidate,
    reference,
  });
}

function sameChild(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node | undefined,
): boolean {
  return reference !== undefined && alike(context, candidate, reference);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  return children;
}

function operatorOf(node: ts.Node): ts.SyntaxKind | undefined {
  return ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
    ? node.operator
    : undefined;
}
