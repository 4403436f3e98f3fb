import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { calledName } from "./source-calls.ts";
import { sourceProgram } from "./source-program.ts";
import type { SourceProgram } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/** A number or text that the source fixes. */
export type Constant = number | string;

/** What properties of this name are set to (`{ initialNumItems: 10 }`), as far as the source fixes it, by constants too. */
export function constantsOfProperty(files: ProjectFiles, name: string): readonly Constant[] {
  const compiler = loadTypescript();
  const program = sourceProgram(files);
  return program
    .nodes(compiler.isPropertyAssignment)
    .filter((property) => property.name.getText() === name)
    .flatMap(({ initializer }) => constantsOf(initializer, program));
}

/** What calls of this name get in this place, counted from 0, as far as the source fixes it, by constants too. */
export function constantsOfArgument(
  files: ProjectFiles,
  called: string,
  place: number,
): readonly Constant[] {
  const program = sourceProgram(files);
  return program
    .nodes(loadTypescript().isCallExpression)
    .filter((call) => calledName(call) === called)
    .flatMap((call) => constantsOf(call.arguments[place], program));
}

function constantsOf(
  value: ts.Expression | undefined,
  program: SourceProgram,
): readonly Constant[] {
  const compiler = loadTypescript();
  if (value === undefined) return [];
  if (compiler.isNumericLiteral(value)) return [Number(value.text)];
  if (compiler.isStringLiteralLike(value)) return [value.text];
  if (compiler.isAsExpression(value) || compiler.isParenthesizedExpression(value)) {
    return constantsOf(value.expression, program);
  }
  if (!compiler.isIdentifier(value)) return [];
  return program
    .declarationsOf(value)
    .filter(compiler.isVariableDeclaration)
    .filter((variable) => (variable.parent.flags & compiler.NodeFlags.Const) !== 0)
    .flatMap(({ initializer }) => constantsOf(initializer, program));
}
