import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { dereference, withoutWrappers } from "../syntax/dereference.ts";
import type { ProjectSyntax } from "../syntax/project-syntax.ts";
import { type FunctionWithBody, isFunctionWithBody } from "../syntax/statement-lists.ts";
import { buildProposal, replaceNode, spanOf } from "./build-proposal.ts";
import { alike, type DiffContext, siteOf } from "./diff-context.ts";
import { diffStatements } from "./diff-statements.ts";

/** Functions: the annotation of the result, then the body, statement by statement. */
export function diffFunctions(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] | undefined {
  if (!isFunctionWithBody(candidate) || !isFunctionWithBody(reference)) return undefined;
  const [left, right] = [
    delegate(context.candidate, candidate),
    delegate(context.reference, reference),
  ];
  context.functions.set(reference, candidate);
  context.functions.set(right, left);
  const body = alike(context, left, right) ? [] : diffBodies(context, left, right);
  const parts = [
    ...annotateParameters(context, candidate, reference),
    ...annotateResult(context, candidate, reference),
    ...body,
  ];
  if (parts.length === 0 && alike(context, candidate, reference)) return [];
  if (ts.isSourceFile(candidate.parent)) return parts;
  return replaceNode(context, candidate, { reference, parts });
}

/** The function that does the work, where one only passes its parameters on to another. */
function delegate(project: ProjectSyntax, node: FunctionWithBody): FunctionWithBody {
  const returned = onlyResult(node);
  const result = returned === undefined ? undefined : withoutWrappers(returned);
  const call = result !== undefined && ts.isAwaitExpression(result) ? result.expression : result;
  if (call === undefined || !ts.isCallExpression(call) || call.arguments.length === 0) return node;
  const passedOn = call.arguments.every((argument) => ts.isIdentifier(argument));
  const target = dereference(project, call.expression);
  return passedOn && target !== undefined && isFunctionWithBody(target) ? target : node;
}

function onlyResult({ body }: FunctionWithBody): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [statement] = body.statements;
  return body.statements.length === 1 && statement !== undefined && ts.isReturnStatement(statement)
    ? statement.expression
    : undefined;
}

function diffBodies(
  context: DiffContext,
  candidate: FunctionWithBody,
  reference: FunctionWithBody,
): readonly EditProposal[] {
  const [left, right] = [candidate.body, reference.body];
  if (left === undefined || right === undefined) return [];
  if (ts.isBlock(left) && ts.isBlock(right)) {
    return diffStatements(context, {
      candidates: left.statements,
      references: right.statements,
      container: left,
    });
  }
  const [leftResult, rightResult] = [onlyResult(candidate), onlyResult(reference)];
  if (leftResult !== undefined && rightResult !== undefined) {
    return context.descend(leftResult, rightResult);
  }
  return [];
}

function annotateParameters(
  context: DiffContext,
  candidate: FunctionWithBody,
  reference: FunctionWithBody,
): readonly EditProposal[] {
  return reference.parameters.flatMap((parameter, index) => {
    const given = candidate.parameters[index];
    if (given?.type === undefined || parameter.type === undefined) return [];
    if (given.type.getText() === parameter.type.getText()) return [];
    const adapted = context.adapt(parameter.type, siteOf(given.type));
    if (adapted === undefined) return [];
    const edit = { ...spanOf(given.type), newText: adapted.text };
    return buildProposal(context, {
      kind: "annotate",
      granularity: "token",
      edits: [edit, ...adapted.needs],
      candidate: given,
      reference: parameter,
    });
  });
}

function annotateResult(
  context: DiffContext,
  candidate: FunctionWithBody,
  reference: FunctionWithBody,
): readonly EditProposal[] {
  const wanted = reference.type;
  if (wanted === undefined || candidate.type?.getText() === wanted.getText()) return [];
  const adapted = context.adapt(wanted, siteOf(candidate));
  const place = candidate.type ?? closingParenthesis(candidate);
  if (adapted === undefined || place === undefined) return [];
  const start = candidate.type === undefined ? place.end : place.getStart();
  const newText = candidate.type === undefined ? `: ${adapted.text}` : adapted.text;
  return buildProposal(context, {
    kind: "annotate",
    granularity: "token",
    edits: [
      { file: candidate.getSourceFile().fileName, start, end: place.end, newText },
      ...adapted.needs,
    ],
    candidate: place,
    reference: wanted,
  });
}

function closingParenthesis(node: FunctionWithBody): ts.Node | undefined {
  return node.getChildren().find((child) => child.kind === ts.SyntaxKind.CloseParenToken);
}
