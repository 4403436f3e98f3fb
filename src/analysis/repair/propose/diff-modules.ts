import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { deleteLines } from "../syntax/delete-lines.ts";
import { type TopLevelDeclaration, topLevelDeclarations } from "../syntax/top-level.ts";
import { buildProposal, replaceNode } from "./build-proposal.ts";
import { appendStatement } from "./copy-declaration.ts";
import { type DiffContext, likeness } from "./diff-context.ts";
import { diffStatements } from "./diff-statements.ts";

/** Two modules: declarations by name, then the statements that register routes and jobs. */
export function diffModules(
  context: DiffContext,
  candidate: ts.SourceFile,
  reference: ts.SourceFile,
): readonly EditProposal[] {
  const given = topLevelDeclarations(candidate);
  const wanted = topLevelDeclarations(reference);
  const missing = wanted.filter(
    ({ name, exported }) => exported && !given.some((other) => other.name === name),
  );
  const extra = given.filter(
    ({ name, exported }) => exported && !wanted.some((other) => other.name === name),
  );
  return [
    ...wanted.flatMap((declaration) => {
      const counterpart = given.find(({ name }) => name === declaration.name);
      return counterpart === undefined ? [] : diffDeclaration(context, counterpart, declaration);
    }),
    ...missing.flatMap((declaration) => renameDeclaration(context, declaration, extra)),
    ...missing.flatMap((declaration) => insertDeclaration(context, candidate, declaration)),
    ...extra.flatMap((declaration) => deleteDeclaration(context, declaration)),
    ...diffStatements(context, {
      candidates: candidate.statements.filter(ts.isExpressionStatement).filter(isNoDirective),
      references: reference.statements.filter(ts.isExpressionStatement).filter(isNoDirective),
      container: candidate,
    }),
  ];
}

function diffDeclaration(
  context: DiffContext,
  candidate: TopLevelDeclaration,
  reference: TopLevelDeclaration,
): readonly EditProposal[] {
  const exporting =
    reference.exported && !candidate.exported ? exportDeclaration(context, candidate) : [];
  const parts = [...exporting, ...context.descend(candidate.value, reference.value)];
  if (parts.length === 0) return [];
  return replaceNode(context, candidate.statement, { reference: reference.statement, parts });
}

function exportDeclaration(
  context: DiffContext,
  { statement }: TopLevelDeclaration,
): readonly EditProposal[] {
  const start = statement.getStart();
  const edit = { file: statement.getSourceFile().fileName, start, end: start, newText: "export " };
  return buildProposal(context, {
    kind: "replace-token",
    granularity: "token",
    edits: [edit],
    candidate: statement,
  });
}

/** An export that goes by another name. */
function renameDeclaration(
  context: DiffContext,
  reference: TopLevelDeclaration,
  extra: readonly TopLevelDeclaration[],
): readonly EditProposal[] {
  return extra.flatMap((candidate) => {
    const name = declaredName(candidate);
    if (name === undefined || likeness(context, candidate.value, reference.value) < 0.6) return [];
    const edit = {
      file: name.getSourceFile().fileName,
      start: name.getStart(),
      end: name.end,
      newText: reference.name,
    };
    return [
      ...buildProposal(context, {
        kind: "replace-token",
        granularity: "token",
        edits: [edit],
        candidate: name,
        reference: reference.statement,
      }),
      ...context.descend(candidate.value, reference.value),
    ];
  });
}

function declaredName({ statement, value }: TopLevelDeclaration): ts.Identifier | undefined {
  if (ts.isFunctionDeclaration(statement)) return statement.name;
  const { parent } = value;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined;
}

function insertDeclaration(
  context: DiffContext,
  candidate: ts.SourceFile,
  { statement }: TopLevelDeclaration,
): readonly EditProposal[] {
  context.copying.add(statement);
  const adapted = context.adapt(statement, { node: candidate, position: candidate.end });
  context.copying.delete(statement);
  if (adapted === undefined) return [];
  return buildProposal(context, {
    kind: "insert-declaration",
    granularity: "declaration",
    edits: [appendStatement(candidate, adapted.text), ...adapted.needs],
    candidate: candidate.statements.at(-1) ?? candidate,
    reference: statement,
  });
}

function deleteDeclaration(
  context: DiffContext,
  { statement }: TopLevelDeclaration,
): readonly EditProposal[] {
  return buildProposal(context, {
    kind: "delete-declaration",
    granularity: "declaration",
    edits: [deleteLines(statement)],
    candidate: statement,
  });
}

function isNoDirective(statement: ts.ExpressionStatement): boolean {
  return !ts.isStringLiteral(statement.expression);
}
