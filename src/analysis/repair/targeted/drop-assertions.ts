import ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal } from "../propose/build-proposal.ts";
import type { DiffContext } from "../propose/diff-context.ts";
import { lineOf } from "../syntax/layout.ts";
import { sameDeclaration } from "./same-declaration.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** `x as T` and `x!` on the lines that a complaint points at: without them the compiler knows the type. */
export const dropAssertions: TargetedRule = ({ context, clues }) => {
  const lines = new Set(
    clues.diagnostics.flatMap(({ tool, place }) =>
      place !== undefined && (tool === "eslint" || tool === "typescript")
        ? [`${place.file}:${place.line}`]
        : [],
    ),
  );
  if (lines.size === 0) return [];
  const proposals = [...context.candidate.modules.values()].flatMap((module) =>
    assertionsIn(module)
      .filter((node) => linesOf(node).some((line) => lines.has(`${module.fileName}:${line}`)))
      .flatMap((node) => dropAssertion(context, node)),
  );
  return proposals.length === 0 ? [] : [proposals];
};

type Assertion = ts.AsExpression | ts.NonNullExpression;

function assertionsIn(node: ts.Node): readonly Assertion[] {
  const found: Assertion[] = [];
  node.forEachChild((child) => {
    found.push(...assertionsIn(child));
  });
  return isAssertion(node) ? [node, ...found] : found;
}

function isAssertion(node: ts.Node): node is Assertion {
  return (
    ts.isNonNullExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))
  );
}

function linesOf(node: ts.Node): readonly number[] {
  const { text } = node.getSourceFile();
  const [first, last] = [lineOf(text, node.getStart()), lineOf(text, node.end)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function dropAssertion(context: DiffContext, node: Assertion): readonly EditProposal[] {
  const file = node.getSourceFile().fileName;
  const end: TextEdit = { file, start: node.expression.end, end: node.end, newText: "" };
  return buildProposal(context, {
    kind: "delete-assertion",
    granularity: "token",
    edits: [end],
    candidate: node,
    ...sameDeclaration(context, node),
  });
}
