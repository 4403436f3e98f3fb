import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal } from "../propose/build-proposal.ts";
import type { DiffContext } from "../propose/diff-context.ts";
import { sameDeclaration } from "./same-declaration.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** `items.forEach(async (item) => { … })` awaits nothing: the same as a loop. */
export const awaitEach: TargetedRule = ({ context }) => {
  const proposals = [...context.candidate.modules.values()].flatMap((module) =>
    statementsIn(module).flatMap((statement) => loopOf(context, statement)),
  );
  return proposals.length === 0 ? [] : [proposals];
};

function statementsIn(node: ts.Node): readonly ts.ExpressionStatement[] {
  const inner: ts.ExpressionStatement[] = [];
  node.forEachChild((child) => {
    inner.push(...statementsIn(child));
  });
  return ts.isExpressionStatement(node) ? [node, ...inner] : inner;
}

function loopOf(context: DiffContext, statement: ts.ExpressionStatement): readonly EditProposal[] {
  const call = statement.expression;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return [];
  const [callback] = call.arguments;
  if (call.expression.name.text !== "forEach" || callback === undefined) return [];
  if (!ts.isArrowFunction(callback) || !ts.isBlock(callback.body)) return [];
  const isAsync = callback.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  const [item, ...others] = callback.parameters;
  // A return would end the whole function instead of one round.
  if (isAsync !== true || item === undefined || others.length > 0) return [];
  if (returns(callback.body)) return [];
  const file = statement.getSourceFile().fileName;
  const items = call.expression.expression.getText();
  const head = `for (const ${item.name.getText()} of ${items}) `;
  const { body } = callback;
  return buildProposal(context, {
    kind: "replace-loop",
    granularity: "statement",
    edits: [
      { file, start: statement.getStart(), end: body.getStart(), newText: head },
      { file, start: body.end, end: statement.end, newText: "" },
    ],
    candidate: statement,
    ...sameDeclaration(context, statement),
  });
}

function returns(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return node.forEachChild((child) => (returns(child) ? true : undefined)) === true;
}
