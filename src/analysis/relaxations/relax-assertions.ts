import ts from "typescript";
import type { TextEdit } from "../../domain/certificate.ts";
import type { Eval } from "../../domain/eval.ts";
import type { Place } from "../../domain/diagnostic.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { Relaxation } from "./relaxation.ts";

/** Places of the grader at which tests of a step failed. */
export function failingPlaces(step: FailedStep): Place[] {
  return (step.tests ?? []).flatMap((test) =>
    test.failures.flatMap((failure) => failure.graderPlace ?? []),
  );
}

/**
 * Takes back the assertions at these places of a grader: each whole statement is removed. `undefined` where there are
 * none, or where one is no statement of its own.
 */
export function relaxAssertions(graded: Eval, places: readonly Place[]): Relaxation | undefined {
  const source = ts.createSourceFile(
    graded.graderFile,
    graded.grader,
    ts.ScriptTarget.Latest,
    true,
  );
  const removed = statementsAt(source, places);
  if (removed.length === 0 || removed.includes(undefined)) return undefined;
  return relaxationOf(
    graded,
    source,
    removed.filter((statement) => statement !== undefined),
  );
}

/** The grader with these assertions blanked out, every other line where it was. */
export function blankAssertions(graded: Eval, places: readonly Place[]): string {
  const source = ts.createSourceFile(
    graded.graderFile,
    graded.grader,
    ts.ScriptTarget.Latest,
    true,
  );
  let text = graded.grader;
  for (const statement of statementsAt(source, places)) {
    if (statement === undefined) continue;
    const start = statement.getStart(source);
    const blank = `{}${text.slice(start + 2, statement.end).replaceAll(/[^\n]/g, " ")}`;
    text = text.slice(0, start) + blank + text.slice(statement.end);
  }
  return text;
}

function statementsAt(
  source: ts.SourceFile,
  places: readonly Place[],
): (ts.ExpressionStatement | undefined)[] {
  const found = places.map(({ line, column }) =>
    statementAt(source, source.getPositionOfLineAndCharacter(line - 1, column - 1)),
  );
  return [...new Set(found)];
}

function relaxationOf(
  graded: Eval,
  source: ts.SourceFile,
  removed: readonly ts.ExpressionStatement[],
): Relaxation {
  const demand = removed
    .map((statement) => `the assertion \`${oneLine(statement.getText(source))}\``)
    .join(" and ");
  return {
    kind: "assertion",
    demand,
    change: `Without ${demand}`,
    edits: removed.map((statement) => removal(statement, graded)),
    covers: ({ graderPlace }) =>
      graderPlace !== undefined &&
      removed.some((statement) => spansLine(source, statement, graderPlace.line)),
  };
}

/** The innermost statement at an offset, if it is an expression that stands for itself. */
function statementAt(source: ts.SourceFile, offset: number): ts.ExpressionStatement | undefined {
  let found: ts.ExpressionStatement | undefined;
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(source) || offset >= node.end) return;
    if (ts.isExpressionStatement(node)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function spansLine(source: ts.SourceFile, statement: ts.Node, line: number): boolean {
  const first = source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1;
  const last = source.getLineAndCharacterOfPosition(statement.end).line + 1;
  return line >= first && line <= last;
}

/** A statement that fills its lines goes with them; one that a loop or condition needs leaves an empty block. */
function removal(statement: ts.ExpressionStatement, graded: Eval): TextEdit {
  const file = graded.graderFile;
  const start = statement.getStart();
  if (!ts.isBlock(statement.parent) && !ts.isSourceFile(statement.parent)) {
    return { file, start, end: statement.end, newText: "{}" };
  }
  const lineStart = graded.grader.lastIndexOf("\n", start - 1) + 1;
  const newline = graded.grader.indexOf("\n", statement.end);
  const lineEnd = newline === -1 ? graded.grader.length : newline + 1;
  const alone =
    graded.grader.slice(lineStart, start).trim() === "" &&
    graded.grader.slice(statement.end, lineEnd).trim() === "";
  return alone
    ? { file, start: lineStart, end: lineEnd, newText: "" }
    : { file, start, end: statement.end, newText: "" };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replace(/;$/, "");
}
