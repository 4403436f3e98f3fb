import ts from "typescript";
import { registrationOf } from "../convex-syntax.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Swaps two registered functions that follow one another. */
export const reorderFunctions: SourceOperator = {
  name: "reorder functions",
  changes: (source) =>
    source.statements.flatMap((statement, index): readonly SourceChange[] => {
      const next = source.statements[index + 1];
      if (next === undefined || !isRegistration(statement) || !isRegistration(next)) return [];
      return [
        {
          description: `${nameOf(next)} before ${nameOf(statement)}`,
          edits: [
            { start: statement.getStart(), end: statement.getEnd(), text: next.getText() },
            { start: next.getStart(), end: next.getEnd(), text: statement.getText() },
          ],
        },
      ];
    }),
};

function isRegistration(statement: ts.Statement): boolean {
  const initializer = declarationOf(statement)?.initializer;
  return initializer !== undefined && registrationOf(initializer) !== undefined;
}

function nameOf(statement: ts.Statement): string {
  return declarationOf(statement)?.name.getText() ?? "";
}

function declarationOf(statement: ts.Statement): ts.VariableDeclaration | undefined {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
}
