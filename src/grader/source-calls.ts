import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/** A call in a candidate's source, whether of a function (`useQuery(…)`) or a method (`ctx.runQuery(…)`). */
export interface SourceCall {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Source text of each argument. */
  readonly arguments: readonly string[];
}

/** A call, and the parsed file that it stands in. */
export interface FoundCall {
  readonly node: ts.CallExpression;
  readonly source: ts.SourceFile;
}

/** Every call of something of this name, by file and line. Comments and strings do not count. */
export function callsOf(files: ProjectFiles, name: string): readonly SourceCall[] {
  return findCalls(files, name).map(sourceCall);
}

/** A call that was found, as plain data. */
export function sourceCall({ node, source }: FoundCall): SourceCall {
  return {
    file: source.fileName,
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    arguments: node.arguments.map((argument) => argument.getText(source)),
  };
}

/** Names of the indexes that queries are read through, one entry per place in the source, sorted. */
export function indexReads(files: ProjectFiles): readonly string[] {
  const compiler = loadTypescript();
  return findCalls(files, "withIndex")
    .map(({ node, source }) => {
      const index = node.arguments[0];
      if (index === undefined) return "";
      return compiler.isStringLiteralLike(index) ? index.text : index.getText(source);
    })
    .sort();
}

/**
 * Is the function that this hook returns (`const send = useMutation(…)`) called somewhere so that its promise is
 * waited for, by `await` or by a handler chained to it?
 */
export function awaitsResultOfHook(files: ProjectFiles, hook: string): boolean {
  const functions = findCalls(files, hook).flatMap(({ node, source }) => nameGivenTo(node, source));
  return functions.some((name) => findCalls(files, name).some(({ node }) => isWaitedFor(node)));
}

/** The syntax nodes of every call of something of this name. */
export function findCalls(files: ProjectFiles, name: string): readonly FoundCall[] {
  const compiler = loadTypescript();
  return Object.entries(files)
    .filter(([path]) => /\.[cm]?[jt]sx?$/.test(path))
    .flatMap(([path, text]) => {
      const source = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
      const imported = importedNames(source);
      return callsBelow(source)
        .filter((node) => ownName(node, imported) === name)
        .map((node) => ({ node, source }));
    });
}

/** Every call in a piece of code, itself included. */
export function callsBelow(node: ts.Node): readonly ts.CallExpression[] {
  const compiler = loadTypescript();
  const calls: ts.CallExpression[] = compiler.isCallExpression(node) ? [node] : [];
  compiler.forEachChild(node, (child) => {
    calls.push(...callsBelow(child));
  });
  return calls;
}

/** The name by which a call calls: of a function, or of a method. */
export function calledName({ expression }: ts.CallExpression): string | undefined {
  const compiler = loadTypescript();
  if (compiler.isIdentifier(expression)) return expression.text;
  if (compiler.isPropertyAccessExpression(expression)) return expression.name.text;
  if (!compiler.isElementAccessExpression(expression)) return undefined;
  const { argumentExpression: key } = expression;
  return compiler.isStringLiteralLike(key) ? key.text : undefined;
}

/** The name by which a call calls, or that under which the function was exported where it is imported as another. */
function ownName(
  call: ts.CallExpression,
  imported: ReadonlyMap<string, string>,
): string | undefined {
  const called = calledName(call);
  if (called === undefined || !loadTypescript().isIdentifier(call.expression)) return called;
  return imported.get(called) ?? called;
}

/** What names that a file imports are called where they come from: `useQuery as useLive` by `useLive`. */
function importedNames(source: ts.SourceFile): ReadonlyMap<string, string> {
  const compiler = loadTypescript();
  const names = source.statements.flatMap((statement) => {
    if (!compiler.isImportDeclaration(statement)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !compiler.isNamedImports(bindings)) return [];
    return bindings.elements.map(
      (element) => [element.name.text, (element.propertyName ?? element.name).text] as const,
    );
  });
  return new Map(names);
}

/** The variable that holds the result of a call, also where a method is chained to it. */
function nameGivenTo(call: ts.CallExpression, source: ts.SourceFile): readonly string[] {
  const compiler = loadTypescript();
  let node: ts.Node = call;
  while (!compiler.isVariableDeclaration(node) && !compiler.isStatement(node)) node = node.parent;
  return compiler.isVariableDeclaration(node) && node.initializer?.pos !== undefined
    ? [node.name.getText(source)]
    : [];
}

function isWaitedFor(call: ts.CallExpression): boolean {
  const compiler = loadTypescript();
  let node: ts.Node = call.parent;
  while (compiler.isParenthesizedExpression(node)) node = node.parent;
  if (compiler.isAwaitExpression(node)) return true;
  return (
    compiler.isPropertyAccessExpression(node) &&
    ["then", "catch", "finally"].includes(node.name.text)
  );
}
