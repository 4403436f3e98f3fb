import type ts from "typescript";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import { generateCandidates } from "../../src/health/candidates/generate-candidates.ts";
import type { SourceChange } from "../../src/health/candidates/source-operator.ts";

export type Changes = (source: ts.SourceFile) => readonly SourceChange[];

export interface ChangedProject {
  readonly description: string;
  readonly files: ProjectFiles;
}

/** Every project that differs from the given one by one of the changes in one file. */
export function changedProjects(files: ProjectFiles, changes: Changes): readonly ChangedProject[] {
  const operator = { name: "change", changes };
  return generateCandidates(files, [operator]).map((candidate) => ({
    description: `${candidate.file}:${candidate.line} ${candidate.description}`,
    files: candidate.files,
  }));
}
