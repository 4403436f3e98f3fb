import ts from "typescript";
import { buildProposal } from "../propose/build-proposal.ts";
import { sameDeclaration } from "./same-declaration.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** An error of the candidate's own comes up where none should: the condition that guards it, the other way round. */
export const invertGuard: TargetedRule = ({ context, clues }) => {
  const messages = clues.diagnostics.map(({ message }) => message);
  const guards = [...context.candidate.modules.values()]
    .flatMap(guardsIn)
    .filter(({ thenStatement }) =>
      textsOf(thenStatement).some((text) => messages.some((message) => message.includes(text))),
    );
  return guards.map((guard) => {
    const { expression } = guard;
    const file = guard.getSourceFile().fileName;
    const [start, end] = [expression.getStart(), expression.end];
    return buildProposal(context, {
      kind: "invert-condition",
      granularity: "token",
      edits: [{ file, start, end, newText: inverted(expression) }],
      candidate: expression,
      ...sameDeclaration(context, expression),
    });
  });
};

function guardsIn(node: ts.Node): readonly ts.IfStatement[] {
  const inner: ts.IfStatement[] = [];
  node.forEachChild((child) => {
    inner.push(...guardsIn(child));
  });
  return ts.isIfStatement(node) && throws(node.thenStatement) ? [node, ...inner] : inner;
}

function throws(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.some(throws);
  return ts.isThrowStatement(statement);
}

/** Texts that tell this error from others. */
function textsOf(node: ts.Node): readonly string[] {
  const inner: string[] = [];
  node.forEachChild((child) => {
    inner.push(...textsOf(child));
  });
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
  return isText && node.text.trim().length >= 4 ? [node.text, ...inner] : inner;
}

function inverted(expression: ts.Expression): string {
  if (ts.isPrefixUnaryExpression(expression)) {
    const { operand } = expression;
    if (expression.operator === ts.SyntaxKind.ExclamationToken) {
      return ts.isParenthesizedExpression(operand)
        ? operand.expression.getText()
        : operand.getText();
    }
  }
  return `!(${expression.getText()})`;
}
