import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { buildProposal } from "../propose/build-proposal.ts";
import { sameDeclaration } from "./same-declaration.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** A literal was wanted and a `string`, `number` or `boolean` was given: constants that keep their literals as types. */
export const keepLiterals: TargetedRule = ({ context, clues }) => {
  const widened = clues.diagnostics.filter(({ message }) =>
    /Type '(string|number|boolean)' is not assignable to type '?("|\d|true|false)/.test(message),
  );
  const files = new Set(widened.flatMap(({ place }) => place?.file ?? []));
  const proposals = [...files].flatMap((file) => {
    const module = context.candidate.modules.get(file);
    return (module === undefined ? [] : constantsOf(module)).flatMap(
      (value): readonly EditProposal[] =>
        buildProposal(context, {
          kind: "add-const-assertion",
          granularity: "token",
          edits: [{ file, start: value.end, end: value.end, newText: " as const" }],
          candidate: value,
          ...sameDeclaration(context, value),
        }),
    );
  });
  return proposals.length === 0 ? [] : [proposals];
};

/** Arrays and objects that constants without an annotation stand for. */
function constantsOf(node: ts.Node): readonly ts.Expression[] {
  const inner: ts.Expression[] = [];
  node.forEachChild((child) => {
    inner.push(...constantsOf(child));
  });
  if (!ts.isVariableDeclaration(node) || node.type !== undefined) return inner;
  const { initializer } = node;
  const isLiteral =
    initializer !== undefined &&
    (ts.isArrayLiteralExpression(initializer) || ts.isObjectLiteralExpression(initializer));
  return isLiteral ? [initializer, ...inner] : inner;
}
