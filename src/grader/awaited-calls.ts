import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { placeOf, sourceProgram } from "./source-program.ts";
import type { SourcePlace, SourceProgram } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/**
 * Places where a loop (or a callback of `reduce`) waits for a call before it goes on, so that its calls run one after
 * the other, also where the promise is kept in a variable of the loop first. To wait for promises that were started
 * before (`for (const promise of started) await promise`) does not count.
 */
export function awaitedCallsInLoops(files: ProjectFiles): readonly SourcePlace[] {
  const compiler = loadTypescript();
  const program = sourceProgram(files);
  return program
    .nodes(compiler.isAwaitExpression)
    .filter((node) => isRepeated(node) && startsOf(node.expression, program).some(isRepeated))
    .map(placeOf);
}

/** The calls that started what is awaited, as far as they are known. */
function startsOf(awaited: ts.Expression, program: SourceProgram): readonly ts.Node[] {
  const compiler = loadTypescript();
  if (compiler.isParenthesizedExpression(awaited)) return startsOf(awaited.expression, program);
  if (compiler.isIdentifier(awaited)) {
    return program
      .declarationsOf(awaited)
      .filter((declaration) => compiler.isVariableDeclaration(declaration))
      .flatMap(({ initializer }) => (initializer ? startsOf(initializer, program) : []));
  }
  if (!compiler.isCallExpression(awaited)) return [];
  const { expression: called } = awaited;
  const isChained =
    compiler.isPropertyAccessExpression(called) &&
    ["then", "catch", "finally"].includes(called.name.text);
  return isChained ? startsOf(called.expression, program) : [awaited];
}

function isRepeated(node: ts.Node): boolean {
  const compiler = loadTypescript();
  for (let inner = node; !compiler.isSourceFile(inner); inner = inner.parent) {
    const outer = inner.parent;
    if (compiler.isIterationStatement(outer, false)) {
      const startsOnce =
        compiler.isForOfStatement(outer) || compiler.isForInStatement(outer)
          ? inner === outer.expression
          : compiler.isForStatement(outer) && inner === outer.initializer;
      if (!startsOnce) return true;
    }
    if (compiler.isFunctionLike(inner)) return isCallbackOfReduce(inner);
  }
  return false;
}

function isCallbackOfReduce({ parent: call }: ts.Node): boolean {
  const compiler = loadTypescript();
  return (
    compiler.isCallExpression(call) &&
    compiler.isPropertyAccessExpression(call.expression) &&
    ["reduce", "reduceRight"].includes(call.expression.name.text)
  );
}
