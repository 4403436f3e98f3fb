import ts from "typescript";
import type { ProjectFiles } from "../../../domain/project-files.ts";
import type { Span } from "../edit-proposal.ts";
import { topLevelDeclarations } from "./top-level.ts";

/** Names of what the modules of a project export, without default exports. */
export function exportNames(files: ProjectFiles): readonly string[] {
  return Object.keys(files).flatMap((file) =>
    exportedDeclarations(files, file).map(({ name }) => name),
  );
}

/** Names of the exported declarations in which some of the spans start. */
export function exportsAt(files: ProjectFiles, spans: readonly Span[]): readonly string[] {
  return spans.flatMap(({ file, start }) =>
    exportedDeclarations(files, file)
      .filter(({ statement }) => statement.pos <= start && start < statement.end)
      .map(({ name }) => name),
  );
}

function exportedDeclarations(files: ProjectFiles, file: string) {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
  const module = ts.createSourceFile(file, files[file] ?? "", ts.ScriptTarget.Latest, true);
  return topLevelDeclarations(module).filter(
    ({ name, exported }) => exported && name !== "default",
  );
}
