import { loadTypescript } from "./load-typescript.ts";
import { placeOf, sourceProgram } from "./source-program.ts";
import type { SourcePlace } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/**
 * Places where the code mentions a name, as a variable, member, key or quoted member (`feed["loadMore"]`), so that it
 * is found however it is called or renamed. Comments and texts do not count.
 */
export function mentionsOf(files: ProjectFiles, name: string): readonly SourcePlace[] {
  const compiler = loadTypescript();
  const program = sourceProgram(files);
  const names = program.nodes(compiler.isIdentifier).filter(({ text }) => text === name);
  const quoted = program
    .nodes(compiler.isElementAccessExpression)
    .filter(
      ({ argumentExpression: key }) => compiler.isStringLiteralLike(key) && key.text === name,
    );
  return [...names, ...quoted].map(placeOf);
}
