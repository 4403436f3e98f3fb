import { compareValues } from "../values/compare-values.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { CallRejection } from "./call-rejection.ts";
import { valueAtPath, type Document } from "./document.ts";
import { decodeOperand } from "./index-range.ts";

type Operand = ConvexValue | undefined;

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  $eq: (order) => order === 0,
  $neq: (order) => order !== 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
};

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  $add: (left, right) => left + right,
  $sub: (left, right) => left - right,
  $mul: (left, right) => left * right,
  $div: (left, right) => left / right,
  $mod: (left, right) => left % right,
};

const integerArithmetic: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  $add: (left, right) => left + right,
  $sub: (left, right) => left - right,
  $mul: (left, right) => left * right,
  $div: (left, right) => left / right,
  $mod: (left, right) => left % right,
};

/** Evaluates a filter of `convex/server` on a document. Comparisons follow the platform's order of values. */
export function evaluateFilter(expression: unknown, document: Document): Operand {
  if (typeof expression !== "object" || expression === null) throw malformed();
  const entries: [string, unknown][] = Object.entries(expression);
  const [entry] = entries;
  if (entry === undefined) throw malformed();
  const [operator, operand] = entry;
  switch (operator) {
    case "$literal":
      return decodeOperand(operand);
    case "$field":
      if (typeof operand !== "string") throw malformed();
      return valueAtPath(document, operand);
    case "$and":
      return operandsOf(operand).every((part) => evaluateFilter(part, document) === true);
    case "$or":
      return operandsOf(operand).some((part) => evaluateFilter(part, document) === true);
    case "$not":
      return evaluateFilter(operand, document) !== true;
    case "$neg":
      return negate(evaluateFilter(operand, document));
    default:
      return applyBinary(
        operator,
        operandsOf(operand).map((part) => evaluateFilter(part, document)),
      );
  }
}

function applyBinary(operator: string, [left, right]: readonly Operand[]): Operand {
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (compare !== undefined) return compare(compareValues(left, right));
  if (!Object.hasOwn(arithmetic, operator)) throw malformed();
  if (typeof left === "number" && typeof right === "number") {
    return arithmetic[operator]?.(left, right);
  }
  if (typeof left === "bigint" && typeof right === "bigint") {
    return computeIntegers(operator, left, right);
  }
  throw new CallRejection("Arithmetic in a filter needs two numbers of the same type.");
}

// Division by zero, and a result that is too large for any `bigint`, throw.
function computeIntegers(operator: string, left: bigint, right: bigint): bigint | undefined {
  try {
    return integerArithmetic[operator]?.(left, right);
  } catch {
    throw new CallRejection("Arithmetic in a filter is out of range.");
  }
}

function negate(value: Operand): Operand {
  if (typeof value === "number" || typeof value === "bigint") return -value;
  throw new CallRejection("Only numbers can be negated in a filter.");
}

function operandsOf(operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand)) throw malformed();
  return operand;
}

function malformed(): CallRejection {
  return new CallRejection("Malformed filter expression.");
}
