import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { placeOf, sourceProgram } from "./source-program.ts";
import type { SourcePlace } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/**
 * Places where a loop (or a callback of `reduce`) waits for a call before it goes on, so that its calls run one after
 * the other. To wait for a promise that was started before (`await promise`, `await promises[0]`) does not count.
 */
export function awaitedCallsInLoops(files: ProjectFiles): readonly SourcePlace[] {
  const compiler = loadTypescript();
  return sourceProgram(files)
    .nodes(compiler.isAwaitExpression)
    .filter((node) => isStart(node.expression) && isRepeated(node))
    .map(placeOf);
}

/** Is it a call that starts something, rather than a promise that is there already? */
function isStart(awaited: ts.Expression): boolean {
  const compiler = loadTypescript();
  if (compiler.isParenthesizedExpression(awaited)) return isStart(awaited.expression);
  if (!compiler.isCallExpression(awaited)) return false;
  const { expression: called } = awaited;
  const isChained =
    compiler.isPropertyAccessExpression(called) &&
    ["then", "catch", "finally"].includes(called.name.text);
  return isChained ? isStart(called.expression) : true;
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
