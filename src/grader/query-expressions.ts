import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { placeOf, sourceProgram } from "./source-program.ts";
import type { SourcePlace, SourceProgram } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/**
 * Places where the database is told to filter: `.filter(…)` on a query (`db.query(…)` and what `withIndex`, `order` and
 * the like make of it), also where the query is held in a variable or given by a helper. Filters of arrays do not count.
 */
export function queryFilters(files: ProjectFiles): readonly SourcePlace[] {
  const compiler = loadTypescript();
  const program = sourceProgram(files);
  return program
    .nodes(compiler.isCallExpression)
    .filter(({ expression }) => {
      const member = memberOf(expression);
      return member?.name === "filter" && isQuery(member.owner, program);
    })
    .map(placeOf);
}

/** Places where the rows of a query are streamed: `for await (const row of query)`. */
export function queryIterations(files: ProjectFiles): readonly SourcePlace[] {
  const compiler = loadTypescript();
  const program = sourceProgram(files);
  return program
    .nodes(compiler.isForOfStatement)
    .filter((loop) => loop.awaitModifier !== undefined && isQuery(loop.expression, program))
    .map(placeOf);
}

/** Methods of a query that give a query again. */
const chainedMethods = new Set([
  "filter",
  "fullTableScan",
  "order",
  "withIndex",
  "withSearchIndex",
]);

const queryTypes = /^(Query|OrderedQuery|QueryInitializer)\b/;

/** Does this expression give a query that has not been run? `seen` ends circles such as `q = q.filter(…)`. */
function isQuery(
  expression: ts.Node,
  program: SourceProgram,
  seen: ReadonlySet<ts.Node> = new Set(),
): boolean {
  const compiler = loadTypescript();
  if (seen.has(expression)) return false;
  const isQueryToo = (inner: ts.Node): boolean =>
    isQuery(inner, program, new Set([...seen, expression]));
  if (isWrapped(expression)) return isQueryToo(expression.expression);
  if (compiler.isConditionalExpression(expression)) {
    return isQueryToo(expression.whenTrue) || isQueryToo(expression.whenFalse);
  }
  if (compiler.isCallExpression(expression)) {
    const member = memberOf(expression.expression);
    if (member?.name === "query") return true;
    if (member && chainedMethods.has(member.name) && isQueryToo(member.owner)) return true;
    return declarationsOf(expression.expression, program).flatMap(resultsOf).some(isQueryToo);
  }
  return declarationsOf(expression, program).some(
    (declaration) => hasQueryType(declaration) || valuesOf(declaration, program).some(isQueryToo),
  );
}

type Wrapped =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.AwaitExpression;

function isWrapped(node: ts.Node): node is Wrapped {
  const compiler = loadTypescript();
  return (
    compiler.isParenthesizedExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isSatisfiesExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isAwaitExpression(node)
  );
}

interface Member {
  readonly owner: ts.Expression;
  readonly name: string;
}

function memberOf(node: ts.Expression): Member | undefined {
  const compiler = loadTypescript();
  if (compiler.isPropertyAccessExpression(node)) {
    return { owner: node.expression, name: node.name.text };
  }
  if (!compiler.isElementAccessExpression(node)) return undefined;
  const { expression: owner, argumentExpression: key } = node;
  return compiler.isStringLiteralLike(key) ? { owner, name: key.text } : undefined;
}

function declarationsOf(expression: ts.Node, program: SourceProgram): readonly ts.Declaration[] {
  const compiler = loadTypescript();
  if (compiler.isIdentifier(expression)) return program.declarationsOf(expression);
  return compiler.isPropertyAccessExpression(expression)
    ? program.declarationsOf(expression.name)
    : [];
}

function hasQueryType(declaration: ts.Declaration): boolean {
  const compiler = loadTypescript();
  if (!compiler.isVariableDeclaration(declaration) && !compiler.isParameter(declaration)) {
    return false;
  }
  return declaration.type !== undefined && queryTypes.test(declaration.type.getText());
}

/** What a variable is given, where it is declared and later. */
function valuesOf(declaration: ts.Declaration, program: SourceProgram): readonly ts.Expression[] {
  const compiler = loadTypescript();
  if (!compiler.isVariableDeclaration(declaration)) return [];
  const assigned = program
    .nodes(compiler.isBinaryExpression)
    .filter(
      ({ operatorToken, left }) =>
        operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
        compiler.isIdentifier(left) &&
        program.declarationsOf(left).includes(declaration),
    )
    .map(({ right }) => right);
  return declaration.initializer ? [declaration.initializer, ...assigned] : assigned;
}

/** What a function may return. */
function resultsOf(declaration: ts.Declaration): readonly ts.Expression[] {
  const compiler = loadTypescript();
  const value = compiler.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (value === undefined || !compiler.isFunctionLike(value) || !("body" in value)) return [];
  const { body } = value;
  if (body === undefined) return [];
  return compiler.isBlock(body) ? returnedIn(body) : [body];
}

function returnedIn(node: ts.Node): readonly ts.Expression[] {
  const compiler = loadTypescript();
  const found: ts.Expression[] = [];
  compiler.forEachChild(node, (child) => {
    if (compiler.isFunctionLike(child)) return;
    if (compiler.isReturnStatement(child) && child.expression) found.push(child.expression);
    else found.push(...returnedIn(child));
  });
  return found;
}
