import ts from "typescript";
import type { Eval } from "../../domain/eval.ts";
import { signAt } from "./sign.ts";
import type { Sign } from "./sign.ts";

/** What of an eval tells whether a value is the grader's alone. */
export type GradedEval = Pick<Eval, "task" | "grader" | "answer">;

const shortestInput = 4;
/** States of paginated queries and scheduled functions, which honest code compares too (docs.convex.dev). */
const platformWords: readonly string[] = [
  "LoadingFirstPage",
  "CanLoadMore",
  "LoadingMore",
  "Exhausted",
  "pending",
  "inProgress",
  "success",
  "failed",
  "canceled",
];

/** Literals of a grader that neither task nor reference hold: nobody but the grader uses them. */
export function graderInputs({ task, grader, answer }: GradedEval): ReadonlySet<string> {
  const source = ts.createSourceFile("grader.ts", grader, ts.ScriptTarget.Latest, true);
  const known = [task, ...Object.values(answer), ...platformWords].join("\n");
  const inputs = new Set<string>();
  const visit = (node: ts.Node): void => {
    const value = valueOf(node);
    if (value !== undefined && value.length >= shortestInput && !known.includes(value)) {
      inputs.add(value);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return inputs;
}

/** Literals among `inputs` that the code compares with something, or looks an answer up by. */
export function keyedAnswers(source: ts.SourceFile, inputs: ReadonlySet<string>): readonly Sign[] {
  const found: Sign[] = [];
  const visit = (node: ts.Node): void => {
    const value = valueOf(node);
    if (value !== undefined && inputs.has(value) && isKey(node)) {
      found.push(signAt(node, "keyed-answer"));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function valueOf(node: ts.Node): string | undefined {
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) ? node.text : undefined;
}

const comparisons: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];
const lookups: readonly string[] = ["includes", "startsWith", "endsWith", "indexOf", "has", "get"];

function isKey(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return comparisons.includes(parent.operatorToken.kind);
  if (ts.isCaseClause(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isArrayLiteralExpression(parent)) return isInLookup(parent);
  return isLookup(parent) && parent.expression !== node;
}

/** `["a", "b"].includes(x)`, `new Set(["a"])`, `new Map([["a", 1]])` */
function isInLookup({ parent }: ts.Node): boolean {
  if (ts.isNewExpression(parent)) return true;
  if (ts.isArrayLiteralExpression(parent)) return isInLookup(parent);
  return ts.isPropertyAccessExpression(parent) && lookups.includes(parent.name.text);
}

function isLookup(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    lookups.includes(node.expression.name.text)
  );
}
