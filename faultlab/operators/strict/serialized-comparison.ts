import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { applyEdits } from "../../../src/health/candidates/text-edit.ts";
import type { Operator } from "../../operator.ts";
import { stricterGrader } from "../../source/suite-edits.ts";

export const operator: Operator = {
  letter: "S",
  description: "Values are compared as serialised texts, so that the order of their fields counts.",
  injections: (base) => {
    const { grader, graderFile } = base.eval;
    const source = ts.createSourceFile(graderFile, grader, ts.ScriptTarget.Latest, true);
    return descendants(source)
      .filter((node) => ts.isCallExpression(node))
      .flatMap((node) => {
        const found = equality(node);
        if (found === undefined) return [];
        const text = `expect(JSON.stringify(${found.actual})).toBe(JSON.stringify(${found.expected}))`;
        const edits = [{ start: node.getStart(), end: node.getEnd(), text }];
        return [stricterGrader(base, `serialised ${found.actual}`, applyEdits(grader, edits))];
      });
  },
};

/** `expect(actual).toEqual(expected)`, without matchers within. */
function equality(
  node: ts.CallExpression,
): { readonly actual: string; readonly expected: string } | undefined {
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  if (!/^to(?:Strict)?Equal$/.test(node.expression.name.text)) return undefined;
  const inner = node.expression.expression;
  const [expected] = node.arguments;
  if (!ts.isCallExpression(inner) || inner.expression.getText() !== "expect") return undefined;
  const [actual] = inner.arguments;
  if (actual === undefined || expected === undefined) return undefined;
  if (/\bexpect\b|\bany[A-Z]/.test(expected.getText())) return undefined;
  return { actual: actual.getText(), expected: expected.getText() };
}
