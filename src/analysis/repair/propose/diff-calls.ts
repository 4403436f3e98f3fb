import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { likeness, type DiffContext } from "./diff-context.ts";
import { diffArguments } from "./diff-lists.ts";

/** Calls of a plain name: the name, then the arguments. */
export function diffCalls(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!ts.isCallExpression(candidate) || !ts.isCallExpression(reference)) return undefined;
  if (!ts.isIdentifier(candidate.expression) || !ts.isIdentifier(reference.expression)) {
    return undefined;
  }
  const callee = context.descend(candidate.expression, reference.expression);
  const similar =
    candidate.expression.text === reference.expression.text ||
    likeness(context, candidate, reference) >= 0.25;
  return similar ? [...callee, ...diffArguments(context, candidate, reference)] : undefined;
}
