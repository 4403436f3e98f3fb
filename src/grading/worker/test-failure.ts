import { basename } from "node:path";
import ts from "typescript";
import type { TestError } from "vitest";
import type { TestFailure, TestFailureKind } from "../../domain/test-result.ts";

export interface GraderSource {
  readonly graderSource: string;
  readonly graderFile: string;
}

/** Reads what Vitest says of a failed test: kind, matcher, values, and the statement of the grader. */
export function toTestFailure(error: TestError, grader: GraderSource): TestFailure {
  const frame = error.stacks?.find((each) => each.file === grader.graderFile);
  const kind = kindOf(error);
  const code =
    kind === "assertion" && frame !== undefined
      ? matcherAt(grader.graderSource, frame.line, frame.column)
      : (error.name ?? "Error");
  return {
    kind,
    code,
    message: withoutRequestId(error.message),
    ...(error.expected === undefined ? {} : { expected: printed(error.expected) }),
    ...(error.actual === undefined ? {} : { actual: printed(error.actual) }),
    ...(frame === undefined
      ? {}
      : {
          graderPlace: {
            file: basename(grader.graderFile),
            line: frame.line,
            column: frame.column,
          },
        }),
  };
}

/** Vitest prints the values of an assertion, but those of some matchers it hands over as they are. */
function printed(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "UND_ERR_SOCKET",
]);

function kindOf(error: TestError): TestFailureKind {
  if (error.name === "AssertionError") return "assertion";
  if (error.name === "TestTimeoutError") return "timeout";
  const { cause } = error;
  return isRecord(cause) && typeof cause["code"] === "string" && networkCodes.has(cause["code"])
    ? "network"
    : "thrown";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The matcher of the expectation at a place of the grader (`toEqual`, `rejects.toThrow`), counted from 1. */
export function matcherAt(source: string, line: number, column: number): string {
  const file = ts.createSourceFile("grader.ts", source, ts.ScriptTarget.Latest, true);
  const offset = file.getPositionOfLineAndCharacter(line - 1, 0) + column - 1;
  return chainAt(file, offset) ?? "expect";
}

/** Names after `expect(...)` in the innermost such chain around an offset, joined by dots. */
function chainAt(file: ts.SourceFile, offset: number): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(file) || offset >= node.end) return;
    if (ts.isCallExpression(node)) found = matcherChain(node) ?? found;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function matcherChain(call: ts.CallExpression): string | undefined {
  const names: string[] = [];
  let callee: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(callee)) {
    names.unshift(callee.name.text);
    callee = callee.expression;
  }
  const isExpect =
    ts.isCallExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "expect";
  return isExpect && names.length > 0 ? names.join(".") : undefined;
}

/** The platform's random request ids would make equal failures look different. */
function withoutRequestId(message: string): string {
  return message.replaceAll(/\[Request ID: [0-9a-zA-Z]+\] /g, "");
}
